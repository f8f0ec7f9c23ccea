package dev.atelier.core.run;

import dev.atelier.core.fault.FaultException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Follows the log of one run, or of all runs of a project, from where the subscriber left off until it is closed.
 *
 * <p>The feed is only the fast path: an event that does not follow the last one, word from {@link RunPatrol} of a newer
 * one, or a feed that was silent for long, makes it read the log. So nothing is missed when the inbox overflows or another
 * process wrote the events.
 */
public final class Subscription implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Subscription.class.getName());
    private static final int INBOX = 1_024;
    private static final int PAGE = 500;
    /** The longest silence, and the shortest: hundreds of streams that speak up all at once would hold up everybody. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final Duration LEAST_IDLE = Duration.ofSeconds(5);
    /** After so many silences it looks for itself, should nobody patrol. */
    private static final int SILENCES = 6;
    /** While the database is away. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final RunFeed feed;
    private final RunLog log;
    private final Supplier<Map<RunId, Long>> newest;
    private final RunListener listener;
    private final Map<RunId, Long> seen;
    private final BlockingQueue<Message> inbox = new ArrayBlockingQueue<>(INBOX);
    private final RunFeed.Subscriber subscriber;
    private final Thread thread;
    private volatile boolean closed;
    /** Whether something was told that the inbox had no room for. */
    private volatile boolean missed;

    private sealed interface Message {
        record Happened(LoggedEvent event) implements Message {}

        record Signalled(RunId run, LiveSignal signal) implements Message {}

        record Newest(RunId run, long sequence) implements Message {}

        record Closed() implements Message {}
    }

    /**
     * @param newest reads the number of the newest event of each run that is followed
     * @param seen by run, the number of the last event that the subscriber has; a run that is not named is told from its
     *     first
     */
    Subscription(
            RunFeed feed,
            RunLog log,
            Predicate<RunFeed.Topic> wanted,
            Supplier<Map<RunId, Long>> newest,
            Map<RunId, Long> seen,
            RunListener listener) {
        this.feed = feed;
        this.log = log;
        this.newest = newest;
        this.listener = listener;
        this.seen = new HashMap<>(seen);
        this.subscriber = new Inbox(wanted);
        this.thread = Thread.ofVirtual().name("subscription").unstarted(this::run);
    }

    void start() {
        feed.add(subscriber);
        thread.start();
    }

    /** Ends the subscription; the listener is not called again, apart from a call that is under way. */
    @Override
    public void close() {
        feed.remove(subscriber);
        // No interrupt: it could hit the thread while it reads from the database, and break that connection.
        closed = true;
        var unused = inbox.offer(new Message.Closed());
    }

    private void run() {
        try {
            boolean behind = true;
            int silences = 0;
            Duration idle = idle();
            long lastMessage = System.nanoTime();
            while (!closed) {
                behind |= missed;
                missed = false;
                behind = behind && !tryTo(this::catchUp);
                Duration patience = behind ? AGAIN : idle;
                Message message = inbox.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
                if (message != null) {
                    behind |= !tryTo(() -> take(message));
                    lastMessage = System.nanoTime();
                    silences = 0;
                } else if (System.nanoTime() - lastMessage >= idle.toNanos()) {
                    behind |= ++silences % SILENCES == 0;
                    listener.onIdle();
                    idle = idle();
                    lastMessage = System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            thread.interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.INFO, "a subscription ended because its listener failed", e);
        } finally {
            feed.remove(subscriber);
        }
    }

    private static Duration idle() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(LEAST_IDLE.toMillis(), IDLE.toMillis()));
    }

    /** False when the database was away: what was to be told is told later, from the log (S3). */
    private static boolean tryTo(Runnable step) {
        try {
            step.run();
            return true;
        } catch (FaultException e) {
            if (e.fault().retriable()) {
                return false;
            }
            throw e;
        }
    }

    private void take(Message message) {
        switch (message) {
            case Message.Happened(LoggedEvent event) -> {
                long before = seen.getOrDefault(event.run(), 0L);
                if (event.sequence() == before + 1) {
                    tell(event);
                } else if (event.sequence() > before) {
                    readOn(event.run());
                }
            }
            case Message.Signalled(RunId run, LiveSignal signal) -> listener.onSignal(run, signal);
            case Message.Newest(RunId run, long sequence) -> {
                if (sequence > seen.getOrDefault(run, 0L)) {
                    readOn(run);
                }
            }
            case Message.Closed() -> {}
        }
    }

    private void catchUp() {
        newest.get().forEach((run, sequence) -> {
            if (sequence > seen.getOrDefault(run, 0L)) {
                readOn(run);
            }
        });
    }

    private void readOn(RunId run) {
        int count;
        do {
            var page = log.read(run, seen.getOrDefault(run, 0L), PAGE);
            page.forEach(this::tell);
            count = page.size();
        } while (count == PAGE);
    }

    private void tell(LoggedEvent event) {
        seen.put(event.run(), event.sequence());
        listener.onEvent(event);
    }

    /** Called by publishers: only puts into the inbox, and drops what does not fit. */
    private final class Inbox implements RunFeed.Subscriber {
        private final Predicate<RunFeed.Topic> wanted;

        Inbox(Predicate<RunFeed.Topic> wanted) {
            this.wanted = wanted;
        }

        @Override
        public boolean wants(RunFeed.Topic topic) {
            return wanted.test(topic);
        }

        @Override
        public void onEvent(LoggedEvent event) {
            put(new Message.Happened(event));
        }

        @Override
        public void onSignal(RunId run, LiveSignal signal) {
            put(new Message.Signalled(run, signal));
        }

        @Override
        public void onNewest(RunId run, long sequence) {
            put(new Message.Newest(run, sequence));
        }

        private void put(Message message) {
            if (!inbox.offer(message)) {
                missed = true;
            }
        }
    }
}
