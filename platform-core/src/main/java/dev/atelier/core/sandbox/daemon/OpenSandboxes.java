package dev.atelier.core.sandbox.daemon;

import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxSpec;
import dev.atelier.core.sandbox.SandboxState.Closed;
import dev.atelier.core.sandbox.SandboxState.Lost;
import dev.atelier.core.sandbox.SandboxState.Running;
import dev.atelier.core.sandbox.SandboxState.Starting;
import dev.atelier.core.sandbox.SandboxState.Suspended;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * The sandboxes that one provider has opened in this platform. For each id, one thread at a time opens or removes;
 * sandboxes whose ids share a lock wait for each other, which costs a moment and no more.
 */
public final class OpenSandboxes {
    private static final int LOCKS = 64;

    private final Map<SandboxId, DaemonSandbox> sandboxes = new ConcurrentHashMap<>();
    private final List<ReentrantLock> locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toList();
    private final SandboxLauncher launcher;
    private final SandboxStart start;

    public OpenSandboxes(
            SandboxLauncher launcher, SocketDirectories directories, EgressOpener egress, Watchdog watchdog) {
        this.launcher = launcher;
        this.start = new SandboxStart(launcher, directories, egress, watchdog, this::forget);
    }

    /** What {@link dev.atelier.core.sandbox.SandboxProvider#open} promises. */
    public Sandbox open(SandboxSpec spec) {
        ReentrantLock lock = lockOf(spec.id());
        lock.lock();
        try {
            DaemonSandbox known = sandboxes.get(spec.id());
            if (known != null && known.spec().equals(spec) && isAlive(known)) {
                known.resume();
                return known;
            }
            if (known != null) {
                known.close();
            }
            DaemonSandbox opened = start.adoptOrLaunch(spec);
            sandboxes.put(spec.id(), opened);
            return opened;
        } finally {
            lock.unlock();
        }
    }

    /** What {@link dev.atelier.core.sandbox.SandboxProvider#adopt} promises. */
    public Optional<Sandbox> adopt(SandboxSpec spec) {
        ReentrantLock lock = lockOf(spec.id());
        lock.lock();
        try {
            DaemonSandbox known = sandboxes.get(spec.id());
            if (known != null) {
                boolean same = known.spec().equals(spec) && isAlive(known);
                if (same) {
                    known.resume();
                }
                return same ? Optional.of(known) : Optional.empty();
            }
            Optional<DaemonSandbox> adopted = start.adopt(spec);
            adopted.ifPresent(sandbox -> sandboxes.put(spec.id(), sandbox));
            return adopted.map(sandbox -> sandbox);
        } finally {
            lock.unlock();
        }
    }

    public void remove(SandboxId id) {
        ReentrantLock lock = lockOf(id);
        lock.lock();
        try {
            DaemonSandbox known = sandboxes.get(id);
            if (known != null) {
                known.close();
            }
            launcher.removeStranger(id);
            start.deleteLeftovers(id);
        } finally {
            lock.unlock();
        }
    }

    public List<SandboxId> ids() {
        return List.copyOf(sandboxes.keySet());
    }

    /** Destroys them all. */
    public void closeAll() {
        List.copyOf(sandboxes.values()).forEach(DaemonSandbox::close);
    }

    /** Lets go of them all, for a later platform to adopt. */
    public void abandonAll() {
        List.copyOf(sandboxes.values()).forEach(DaemonSandbox::abandon);
    }

    private void forget(DaemonSandbox closed) {
        sandboxes.remove(closed.id(), closed);
    }

    private static boolean isAlive(Sandbox sandbox) {
        return switch (sandbox.state()) {
            case Running running -> true;
            case Suspended suspended -> true;
            case Starting starting -> false;
            case Lost lost -> false;
            case Closed closed -> false;
        };
    }

    private ReentrantLock lockOf(SandboxId id) {
        return locks.get(Math.floorMod(id.hashCode(), LOCKS));
    }
}
