package dev.atelier.core.sandbox.daemon;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.sandbox.SandboxFaults;
import dev.atelier.core.sandbox.SandboxState;
import dev.atelier.core.sandbox.SandboxState.Closed;
import dev.atelier.core.sandbox.SandboxState.Lost;
import dev.atelier.core.sandbox.SandboxState.Running;
import dev.atelier.core.sandbox.SandboxState.Starting;
import dev.atelier.core.sandbox.SandboxState.Suspended;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The state of one sandbox, and the steps between its states. {@code lock} is held while the sandbox is looked at,
 * suspended, resumed or destroyed; the count of memory kills only ever grows.
 */
final class Lifecycle {
    private final SandboxParts parts;
    private final int memoryMb;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile SandboxState state = new Starting().started();
    private volatile long memoryKillsSeen;

    /** The life of a sandbox that is running. */
    Lifecycle(SandboxParts parts, int memoryMb) {
        this.parts = parts;
        this.memoryMb = memoryMb;
        this.memoryKillsSeen = parts.host().memoryKills();
    }

    /** The state, after a look at whether its processes still exist. */
    SandboxState state() {
        lock.lock();
        try {
            if (state instanceof Running running && !parts.host().alive()) {
                state = running.lost(whyLost());
            } else if (state instanceof Suspended suspended && !parts.host().alive()) {
                state = suspended.lost(whyLost());
            }
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Cheap: whether its processes still exist turns out when they are asked something. */
    void requireRunning() {
        if (!(state instanceof Running)) {
            throw refusal(state);
        }
    }

    void suspend() {
        lock.lock();
        try {
            switch (state()) {
                case Running running -> {
                    parts.host().suspend();
                    state = running.suspended();
                }
                case Suspended already -> {
                    // nothing to do
                }
                case Starting other -> throw refusal(other);
                case Lost other -> throw refusal(other);
                case Closed other -> throw refusal(other);
            }
        } finally {
            lock.unlock();
        }
    }

    void resume() {
        lock.lock();
        try {
            // Without a look beforehand, for which a person would wait: what cannot be resumed is looked at.
            switch (state) {
                case Suspended suspended -> resume(suspended);
                case Running already -> {
                    // nothing to do
                }
                case Starting other -> throw refusal(other);
                case Lost other -> throw refusal(other);
                case Closed other -> throw refusal(other);
            }
        } finally {
            lock.unlock();
        }
    }

    private void resume(Suspended suspended) {
        try {
            parts.host().resume();
            state = suspended.resumed();
        } catch (RuntimeException e) {
            if (state() instanceof Suspended) {
                throw e;
            }
            throw refusal(state);
        }
    }

    /** Also for a thread that has been interrupted: what it was doing may be cancelled, cleaning up may not. */
    void close(Runnable freeing) {
        boolean interrupted = Thread.interrupted();
        lock.lock();
        try {
            if (!(state instanceof Closed)) {
                state = new Closed();
                freeing.run();
            }
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What it means that the daemon failed: often, that there is none any more. */
    FaultException explain(DaemonException e) {
        if (!(state() instanceof Running)) {
            return refusal(state);
        }
        return switch (e.reason()) {
            case REFUSED -> SandboxFaults.refused(e.detail()).causedBy(e);
            case BROKEN, SILENT, GARBLED -> SandboxFaults.silent(e.detail()).causedBy(e);
        };
    }

    long memoryKillsSeen() {
        return memoryKillsSeen;
    }

    long countMemoryKills() {
        long now = Math.max(memoryKillsSeen, parts.host().memoryKills());
        memoryKillsSeen = now;
        return now;
    }

    private FaultException refusal(SandboxState why) {
        return switch (why) {
            case Starting starting ->
                SandboxFaults.silent("it is still starting").asException();
            case Running running -> throw new IllegalStateException("a running sandbox refuses nothing");
            case Suspended suspended -> SandboxFaults.suspended().asException();
            case Lost lost ->
                countMemoryKills() > 0
                        ? SandboxFaults.outOfMemory(memoryMb).asException()
                        : SandboxFaults.lost(lost.why()).asException();
            case Closed closed -> SandboxFaults.closed().asException();
        };
    }

    private String whyLost() {
        return countMemoryKills() > 0 ? "its memory was full." : "its processes have ended.";
    }
}
