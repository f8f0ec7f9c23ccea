package dev.atelier.core.sandbox.memory;

import dev.atelier.core.sandbox.Health;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxFaults;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxProvider;
import dev.atelier.core.sandbox.SandboxSpec;
import dev.atelier.core.sandbox.SandboxState.Suspended;
import dev.atelier.core.sandbox.daemon.SandboxUser;
import dev.atelier.core.sandbox.daemon.SocketDirectories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Makes sandboxes in memory. {@code lock} guards the map of living ones. */
public final class MemoryProvider implements SandboxProvider {
    private final String name;
    private final SocketDirectories directories;
    private final Map<String, MemoryProgram> programs;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SandboxId, MemorySandbox> sandboxes = new HashMap<>();

    /**
     * @param home where sockets are made
     * @param programs by the name that commands call them with
     */
    public MemoryProvider(Path home, Map<String, MemoryProgram> programs) {
        this("memory", home, programs);
    }

    /** One that passes for another. */
    public MemoryProvider(String name, Path home, Map<String, MemoryProgram> programs) {
        this.name = name;
        this.directories = new SocketDirectories(home, "m", SandboxUser.ofThisProcess());
        this.programs = Map.copyOf(programs);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sandbox open(SandboxSpec spec) {
        lock.lock();
        try {
            MemorySandbox known = sandboxes.get(spec.id());
            if (known != null && known.spec().equals(spec)) {
                if (known.state() instanceof Suspended) {
                    known.resume();
                }
                return known;
            }
            if (known != null) {
                known.close();
            }
            MemorySandbox made = make(spec);
            sandboxes.put(spec.id(), made);
            return made;
        } finally {
            lock.unlock();
        }
    }

    private MemorySandbox make(SandboxSpec spec) {
        try {
            MemoryDevServer server =
                    MemoryDevServer.start(directories.create(spec.id()).devSocket(), "sandbox " + spec.id() + "\n");
            return new MemorySandbox(spec, programs, server, this::forget);
        } catch (IOException e) {
            throw SandboxFaults.notStarted("its socket could not be made.").causedBy(e);
        }
    }

    private void forget(MemorySandbox closed) {
        lock.lock();
        try {
            sandboxes.remove(closed.id(), closed);
            directories.delete(closed.id());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Sandbox> adopt(SandboxSpec spec) {
        lock.lock();
        try {
            Optional<MemorySandbox> known = Optional.ofNullable(sandboxes.get(spec.id()))
                    .filter(sandbox -> sandbox.spec().equals(spec));
            known.ifPresent(MemorySandbox::resume);
            return known.map(sandbox -> sandbox);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void retain(Set<SandboxId> wanted) {
        existing().stream().filter(id -> !wanted.contains(id)).forEach(this::remove);
    }

    @Override
    public List<SandboxId> existing() {
        lock.lock();
        try {
            return List.copyOf(sandboxes.keySet());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void remove(SandboxId id) {
        lock.lock();
        try {
            MemorySandbox known = sandboxes.get(id);
            if (known != null) {
                known.close();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Health health() {
        return Health.up("in memory, without isolation: for tests only");
    }

    @Override
    public void close() {
        existing().forEach(this::remove);
    }
}
