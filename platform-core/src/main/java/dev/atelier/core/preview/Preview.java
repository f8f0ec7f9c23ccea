package dev.atelier.core.preview;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxState;
import dev.atelier.core.sandbox.Service;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One project's preview. {@link #lock} is held while it starts, pauses, wakes or stops; the state may be read at any
 * time, and {@code holds} and {@code lastUsed} may change at any time.
 */
final class Preview {
    private static final Logger LOG = System.getLogger(Preview.class.getName());
    /** How long after a failure that is not the app's own it is tried again, while somebody wants it. */
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

    private final Previews.Parts parts;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicInteger holds = new AtomicInteger();
    private final PreviewStart start;
    private volatile PreviewTarget target;
    private volatile PreviewState state = new PreviewState.Sleeping();
    private volatile Instant lastUsed;
    private Instant failedAt = Instant.MIN;
    private @Nullable Sandbox sandbox;
    private boolean waking;
    private boolean closed;

    Preview(Previews.Parts parts, PreviewTarget target) {
        this.parts = parts;
        this.target = target;
        this.lastUsed = parts.clock().instant();
        this.start = new PreviewStart(parts, step -> enter(step));
    }

    /** One that begins with a dev server that runs already; its route is published by whoever made it. */
    static Preview of(Previews.Parts parts, PreviewTarget target, Sandbox warm) {
        Preview preview = new Preview(parts, target);
        preview.sandbox = warm;
        preview.state = new PreviewState.Running(parts.clock().instant());
        return preview;
    }

    PreviewState state() {
        return state;
    }

    StartTimeline timeline() {
        return start.timeline();
    }

    PreviewTarget target() {
        return target;
    }

    void touch() {
        lastUsed = parts.clock().instant();
    }

    void publish(PreviewTarget newTarget) {
        lock.lock();
        try {
            target = newTarget;
            publishRoute();
        } finally {
            lock.unlock();
        }
    }

    /** True for the one caller that has to see to it that the preview runs; false while somebody is at it. */
    synchronized boolean claimStart() {
        boolean mine = !waking;
        waking = true;
        return mine;
    }

    private synchronized void startIsOver() {
        waking = false;
    }

    /** The sandbox with its dev server answering, for somebody who works in it. */
    Sandbox start(PreviewTarget newTarget) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            requireOpen();
            touch();
            target = newTarget;
            Sandbox current = sandbox;
            boolean up = current != null && isUp(current);
            return new AwakeSandbox(up && current != null ? current : startNow(), this);
        } catch (FaultException e) {
            failedAt = parts.clock().instant();
            enterUnlessClosed(new PreviewState.Failed(e.fault()));
            throw e;
        } catch (InterruptedException | RuntimeException e) {
            enterUnlessClosed(new PreviewState.Sleeping());
            throw e;
        } finally {
            startIsOver();
            lock.unlock();
        }
    }

    /** Sets a paused preview going; whether it goes now. Takes milliseconds, but waits for whoever is at it. */
    boolean resume() {
        lock.lock();
        try {
            touch();
            return switch (state) {
                case PreviewState.Running running -> true;
                case PreviewState.Paused paused -> resumeNow();
                case PreviewState.Sleeping sleeping -> false;
                case PreviewState.Starting starting -> false;
                case PreviewState.Failed failed -> false;
            };
        } finally {
            lock.unlock();
        }
    }

    /** Keeps it as it is, and awake if it is there at all, until the hold is closed. */
    Hold hold() {
        holds.incrementAndGet();
        if (!(state instanceof PreviewState.Starting)) {
            // Also while it runs: somebody could be about to pause it, and has to be waited for.
            boolean unused = resume();
        }
        AtomicBoolean released = new AtomicBoolean();
        return () -> {
            if (released.compareAndSet(false, true)) {
                touch();
                holds.decrementAndGet();
            }
        };
    }

    /** Ends the dev server and nothing else, so that the next start begins with a fresh one. */
    void stopServer() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            boolean unused = resume();
            Sandbox current = sandbox;
            if (current != null && current.state() instanceof SandboxState.Running) {
                current.stopService(Service.DEV);
                enter(new PreviewState.Sleeping());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Adopts the sandbox of an earlier platform if its dev server still answers; clears it away if not. */
    void adopt() {
        lock.lock();
        try {
            Optional<Sandbox> found = parts.provider().adopt(PreviewStart.spec(parts, target));
            if (found.isPresent() && start.server(target).answers(found.get())) {
                sandbox = found.get();
                touch();
                enter(new PreviewState.Running(parts.clock().instant()));
            } else {
                parts.provider().remove(Previews.sandboxId(target.project()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Pauses or stops what nobody uses, wakes what somebody does. Whoever is at it already is not waited for. */
    void lookAfter(Instant now) {
        if (!lock.tryLock()) {
            return;
        }
        try {
            Instant used = lastUse();
            boolean idle =
                    holds.get() == 0 && used.isBefore(now.minus(parts.settings().idle()));
            boolean unused =
                    holds.get() == 0 && used.isBefore(now.minus(parts.settings().pause()));
            switch (state) {
                case PreviewState.Running running when idle -> stop();
                case PreviewState.Running running when unused -> pause(now);
                case PreviewState.Paused paused when idle -> stop();
                case PreviewState.Paused paused
                when used.isAfter(paused.since()) -> {
                    boolean ignored = resumeNow();
                }
                // Their sandboxes were left for commands, which may be what mends an app that does not start.
                case PreviewState.Sleeping sleeping when idle -> freeSandbox();
                case PreviewState.Failed failed when idle -> freeSandbox();
                case PreviewState.Sleeping sleeping -> {}
                case PreviewState.Starting starting -> {}
                case PreviewState.Running running -> {}
                case PreviewState.Paused paused -> {}
                case PreviewState.Failed failed -> {}
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Finds out what has died, and frees what is left of it; asks a provider, which may take a moment.
     *
     * @return whether it should be started again, because somebody wants it and it was not the app that failed
     */
    boolean isMissed(Instant now) {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            boolean wanted = holds.get() > 0
                    || lastUse().isAfter(now.minus(parts.settings().pause()));
            if (state instanceof PreviewState.Failed failed) {
                boolean notItsOwn = failed.fault().kind() == FaultKind.PLATFORM;
                return wanted && notItsOwn && failedAt.plus(TRY_AGAIN).isBefore(now);
            }
            Sandbox current = sandbox;
            if (current == null || !(current.state() instanceof SandboxState.Lost(String why))) {
                return false;
            }
            LOG.log(Level.WARNING, "a preview has died project={0} why={1}", target.project(), why);
            stop();
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    /** Frees what is left of a sandbox that could not be freed when it ended, because the engine was away. */
    void clearLeftovers() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (sandbox == null) {
                parts.provider().remove(Previews.sandboxId(target.project()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Stops it for good: whoever is about to start it comes too late. */
    void close() {
        lock.lock();
        try {
            stop();
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isUp(Sandbox current) throws InterruptedException {
        return switch (state) {
            case PreviewState.Running running ->
                current.state() instanceof SandboxState.Running
                        && start.server(target).answers(current);
            case PreviewState.Paused paused -> resumeNow();
            case PreviewState.Sleeping sleeping -> false;
            case PreviewState.Starting starting -> false;
            case PreviewState.Failed failed -> false;
        };
    }

    private Sandbox startNow() throws InterruptedException {
        Sandbox opened = start.carryOut(target, made -> sandbox = made);
        enter(new PreviewState.Running(parts.clock().instant()));
        return opened;
    }

    /** Told first and done then, so that no request is sent to what is about to stand still. */
    private void pause(Instant now) {
        Sandbox current = sandbox;
        if (current == null) {
            return;
        }
        enter(new PreviewState.Paused(now));
        try {
            current.suspend();
            if (holds.get() > 0 || lastUse().isAfter(now)) {
                boolean unused = resumeNow();
            }
        } catch (FaultException e) {
            LOG.log(Level.WARNING, "a preview could not be paused project=" + target.project(), e);
            stop();
        }
    }

    /** The sandbox, whatever its dev server does. */
    Optional<Sandbox> runningSandbox() {
        return Optional.ofNullable(sandbox)
                .filter(current -> current.state() instanceof SandboxState.Running)
                .map(current -> new AwakeSandbox(current, this));
    }

    /** What the dev server has printed lately; empty when there is no sandbox. */
    List<String> log() {
        Sandbox current = sandbox;
        return current == null ? List.of() : new AwakeSandbox(current, this).log(Service.DEV);
    }

    /** Passes the dev server's log on; does nothing when there is no sandbox. */
    AutoCloseable followLog(Consumer<String> lines) {
        Sandbox current = sandbox;
        return current == null ? () -> {} : new AwakeSandbox(current, this).followLog(Service.DEV, lines);
    }

    private boolean resumeNow() {
        Sandbox current = sandbox;
        try {
            if (current != null) {
                current.resume();
                enter(new PreviewState.Running(parts.clock().instant()));
                return true;
            }
        } catch (FaultException e) {
            LOG.log(Level.WARNING, "a paused preview could not be resumed project=" + target.project(), e);
        }
        stop();
        return false;
    }

    /** Told first, so that no request is sent to what is about to end. */
    private void stop() {
        enterUnlessClosed(new PreviewState.Sleeping());
        freeSandbox();
    }

    private void freeSandbox() {
        Sandbox current = sandbox;
        sandbox = null;
        if (current != null) {
            current.close();
        }
    }

    private Instant lastUse() {
        Instant here = lastUsed;
        return parts.routes()
                .lastUse(target)
                .filter(there -> there.isAfter(here))
                .orElse(here);
    }

    private void requireOpen() {
        if (closed) {
            throw Fault.retriable(FaultKind.PLATFORM, "preview_closed", "The preview was closed meanwhile.")
                    .asException();
        }
    }

    /** What was closed has no route any more, and must not be given one again. */
    private void enterUnlessClosed(PreviewState next) {
        if (!closed) {
            enter(next);
        }
    }

    private void enter(PreviewState next) {
        state = next;
        publishRoute();
        parts.changed().accept(target.project());
    }

    private void publishRoute() {
        boolean running = state instanceof PreviewState.Running;
        Optional<Sandbox> reachable = running ? Optional.ofNullable(sandbox) : Optional.empty();
        parts.routes().publish(target, state, reachable.map(Sandbox::devSocket));
    }
}
