package dev.atelier.core.run;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.Unforeseen;
import dev.atelier.core.tenant.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Works on runs: a fixed number of threads that each claim a run, carry it out and claim the next, and one that keeps the
 * leases. Closing lets nothing go on: runs in hand are given back by letting their leases end at once.
 *
 * <p>They are platform threads, because a run is cancelled by interrupting its thread, and an interrupt would close the
 * database connection that a virtual thread happens to read from.
 */
public final class Workers implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Workers.class.getName());
    private static final Duration PATROL = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final RunQueue queue;
    private final RunFeed feed;
    private final RunSettings settings;
    private final Supplier<RunSettings> current;
    private final String node;
    private final String life = UUID.randomUUID().toString().substring(0, 8);
    private final RunHandler handler;
    private final ActorSource actors;
    private final Function<TenantId, Optional<Duration>> times;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Map<RunId, RunInHand> inHand = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closing;

    /** @param current asked anew for what may change while they work: the time limit, but not how many they are */
    Workers(
            RunQueue queue,
            RunFeed feed,
            Supplier<RunSettings> current,
            String node,
            RunHandler handler,
            ActorSource actors,
            Function<TenantId, Optional<Duration>> times) {
        this.queue = queue;
        this.feed = feed;
        this.settings = current.get();
        this.current = current;
        this.node = node;
        this.handler = handler;
        this.actors = actors;
        this.times = times;
    }

    void start() {
        if (settings.workers() == 0) {
            return;
        }
        queue.releaseLeasesOf(node);
        for (int number = 1; number <= settings.workers(); number++) {
            String worker = nameFor(String.valueOf(number));
            threads.add(Thread.ofPlatform().daemon().name("worker-" + number).start(() -> work(worker)));
        }
        threads.add(Thread.ofPlatform().daemon().name("leases").start(this::keepLeases));
    }

    /** There may be something to claim. */
    void wake() {
        wakeUps.release();
    }

    /** Interrupts the run if it is this process that works on it. */
    void cancel(RunId id) {
        Optional.ofNullable(inHand.get(id)).ifPresent(RunInHand::cancel);
    }

    /** A worker's name in this life of this node, by which its leases are found again when it ends. */
    String nameFor(String what) {
        return node + "/" + life + "/" + what;
    }

    /** How many runs are being worked on. */
    public int busy() {
        return inHand.size();
    }

    @Override
    public void close() {
        closing = true;
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                if (!thread.join(GRACE)) {
                    LOG.log(Level.WARNING, "worker did not stop in time: {0}", thread.getName());
                }
            }
            if (settings.workers() > 0) {
                queue.releaseLeasesOf(node + "/" + life);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "leases could not be given back; they run out by themselves", e);
        }
    }

    private void work(String worker) {
        while (!closing) {
            try {
                Optional<RunQueue.Claim> claim = queue.claim(worker);
                if (claim.isPresent()) {
                    carryOut(claim.get());
                } else if (wakeUps.tryAcquire(PATROL.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
            } catch (InterruptedException e) {
                LOG.log(Level.DEBUG, "{0} woke up: it is closing, or a run was cancelled as it ended", worker);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "worker " + worker + " could not reach the queue", e);
                pause();
            }
        }
    }

    private void carryOut(RunQueue.Claim claim) {
        RunInHand run = new RunInHand(
                queue,
                feed,
                claim,
                () -> actors.actorFor(claim.run().requestedBy()),
                times.apply(new TenantId(claim.tenant())));
        inHand.put(claim.run().id(), run);
        // Other workers may find more to do meanwhile.
        wake();
        try {
            Outcome outcome = outcomeOf(run);
            if (!closing || !(outcome instanceof Outcome.Cancelled)) {
                queue.end(claim.run().id(), claim.attempt(), outcome);
            }
        } catch (LeaseLostException e) {
            LOG.log(
                    Level.WARNING,
                    "run {0} was taken over by another worker",
                    claim.run().id());
        } finally {
            inHand.remove(claim.run().id());
            // A cancellation that arrives from here on finds nothing; one that was under way must not hit the next run.
            var unused = Thread.interrupted();
        }
    }

    private Outcome outcomeOf(RunInHand run) {
        try {
            return handler.handle(run);
        } catch (InterruptedException e) {
            return run.stoppedWith().orElseGet(Outcome.Cancelled::new);
        } catch (LeaseLostException e) {
            throw e;
        } catch (RuntimeException e) {
            // What was under way when the run was stopped may fail in many ways; the reason is that it was stopped.
            return run.stoppedWith().orElseGet(() -> failed(run, e));
        }
    }

    private static Outcome failed(RunInHand run, RuntimeException e) {
        if (e instanceof FaultException fault) {
            return new Outcome.Failed(fault.fault());
        }
        LOG.log(Level.ERROR, "run " + run.run().id() + " failed unexpectedly", e);
        return new Outcome.Failed(Unforeseen.ofRun(e));
    }

    private void keepLeases() {
        long interval = settings.lease().toMillis() / 4;
        while (!closing) {
            try {
                Thread.sleep(interval);
                inHand.values().forEach(run -> run.keep(current.get().timeLimit()));
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "leases could not be kept this time", e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PATROL.toMillis() * 2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
