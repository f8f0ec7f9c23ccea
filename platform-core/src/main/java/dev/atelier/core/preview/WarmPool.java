package dev.atelier.core.preview;

import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxState;
import dev.atelier.core.source.ProjectId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sandboxes in which the starter's dev server runs already, for projects that do not exist yet (F1). Each has the id and
 * the work tree of the project that it will be: a new project only takes that id, and adds its history. A sandbox is
 * handed out once and never comes back, so nobody ever gets one that somebody else has used.
 *
 * <p>{@code lock} guards what is ready; one thread at a time makes a new one, and only while nobody's start needs the
 * machine.
 */
final class WarmPool {
    private static final Logger LOG = System.getLogger(WarmPool.class.getName());
    private static final long UNKNOWN = -1;
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Previews.Parts parts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Warm> ready = new ArrayDeque<>();
    private long version = UNKNOWN;
    private Instant notBefore = Instant.MIN;
    private @Nullable Thread maker;
    private boolean closed;

    /** One that waits for its project. */
    record Warm(ProjectId project, Sandbox sandbox) {}

    WarmPool(Previews.Parts parts) {
        this.parts = parts;
    }

    /** One that nobody has used, if there is any. */
    Optional<Warm> take() {
        lock.lock();
        try {
            return Optional.ofNullable(ready.poll());
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return ready.size();
        } finally {
            lock.unlock();
        }
    }

    /** Begins to make another one if one is missing and the machine has nothing better to do; returns at once. */
    void refill() {
        if (parts.settings().warm() == 0) {
            return;
        }
        lock.lock();
        try {
            if (version == UNKNOWN) {
                version = parts.template().version();
            }
            boolean wanted =
                    !closed && maker == null && ready.size() < parts.settings().warm();
            if (wanted && parts.starts().isQuiet() && parts.clock().instant().isAfter(notBefore)) {
                maker = Thread.ofVirtual().name("warm-pool").start(this::make);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Frees those that have died, and those that were made from another starter; asks about each. */
    void inspect() {
        dropStale();
        for (Warm warm : waiting()) {
            if (!(warm.sandbox().state() instanceof SandboxState.Running) && withdraw(warm)) {
                discard(warm);
            }
        }
    }

    /** Frees them all, also one that is being made. */
    void close() {
        Thread making;
        lock.lock();
        try {
            closed = true;
            making = maker;
        } finally {
            lock.unlock();
        }
        if (making != null) {
            making.interrupt();
            joinQuietly(making);
        }
        waiting().forEach(warm -> {
            if (withdraw(warm)) {
                discard(warm);
            }
        });
    }

    /** What was made from another starter is of no use any more. */
    private void dropStale() {
        long now = parts.template().version();
        List<Warm> old = List.of();
        lock.lock();
        try {
            if (version != UNKNOWN && now != version) {
                old = List.copyOf(ready);
                ready.clear();
                version = now;
            }
        } finally {
            lock.unlock();
        }
        old.forEach(this::discard);
    }

    private void make() {
        ProjectId project = ProjectId.random();
        try {
            long madeFrom = parts.template().version();
            Warm warm = warmUp(project);
            if (!offer(warm, madeFrom)) {
                discard(warm);
            }
        } catch (InterruptedException closing) {
            discard(project);
        } catch (RuntimeException e) {
            if (!isClosed()) {
                LOG.log(Level.WARNING, "no sandbox could be made ready for the next project", e);
            }
            discard(project);
            postpone();
        } finally {
            makerIsDone();
        }
    }

    private Warm warmUp(ProjectId project) throws InterruptedException {
        parts.sources().prepare(project, parts.template().files());
        var unused = parts.sources().linkDependencies(project, parts.template().dependencies());
        Sandbox sandbox = parts.provider().open(PreviewStart.spec(parts, project));
        HostName host = new HostName("warm." + parts.settings().domain());
        DevServer server = new DevServer(parts.settings(), host);
        server.start(sandbox);
        // Loads what a browser would: whatever the dev server compiles now, nobody has to wait for later.
        List<String> problems = new AppCheck(server.client(sandbox)).run();
        if (!problems.isEmpty()) {
            LOG.log(Level.WARNING, "the starter does not work: {0}", problems);
        }
        return new Warm(project, sandbox);
    }

    private boolean offer(Warm warm, long madeFrom) {
        lock.lock();
        try {
            return !closed && madeFrom == version && ready.add(warm);
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void postpone() {
        lock.lock();
        try {
            notBefore = parts.clock().instant().plus(AFTER_FAILURE);
        } finally {
            lock.unlock();
        }
    }

    private void makerIsDone() {
        lock.lock();
        try {
            maker = null;
        } finally {
            lock.unlock();
        }
    }

    private List<Warm> waiting() {
        lock.lock();
        try {
            return List.copyOf(ready);
        } finally {
            lock.unlock();
        }
    }

    private boolean withdraw(Warm warm) {
        lock.lock();
        try {
            return ready.remove(warm);
        } finally {
            lock.unlock();
        }
    }

    private void discard(Warm warm) {
        discard(warm.project());
    }

    private void discard(ProjectId project) {
        boolean interrupted = Thread.interrupted();
        try {
            parts.provider().remove(Previews.sandboxId(project));
            parts.sources().delete(project);
        } catch (RuntimeException e) {
            // The next start of the platform removes what no project owns.
            LOG.log(Level.WARNING, "a sandbox that nobody wants could not be removed", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void joinQuietly(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
