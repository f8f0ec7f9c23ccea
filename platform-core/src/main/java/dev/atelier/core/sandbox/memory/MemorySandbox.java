package dev.atelier.core.sandbox.memory;

import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandOutput;
import dev.atelier.core.sandbox.CommandResult;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxFaults;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxSpec;
import dev.atelier.core.sandbox.SandboxState;
import dev.atelier.core.sandbox.SandboxState.Closed;
import dev.atelier.core.sandbox.SandboxState.Lost;
import dev.atelier.core.sandbox.SandboxState.Running;
import dev.atelier.core.sandbox.SandboxState.Starting;
import dev.atelier.core.sandbox.SandboxState.Suspended;
import dev.atelier.core.sandbox.Service;
import dev.atelier.core.sandbox.ServiceStatus;
import dev.atelier.core.sandbox.daemon.Quietly;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A sandbox whose state is a value, whose programs are functions and whose services run by being named. */
final class MemorySandbox implements Sandbox {
    private static final int NOT_FOUND = 127;

    private final SandboxSpec spec;
    private final Map<String, MemoryProgram> programs;
    private final MemoryDevServer server;
    private final Consumer<MemorySandbox> onClose;
    private final ReentrantLock lock = new ReentrantLock();
    /** Changed under the lock. */
    private volatile SandboxState state = new Starting().started();

    private final Map<String, Service> services = new ConcurrentHashMap<>();

    MemorySandbox(
            SandboxSpec spec,
            Map<String, MemoryProgram> programs,
            MemoryDevServer server,
            Consumer<MemorySandbox> onClose) {
        this.spec = spec;
        this.programs = programs;
        this.server = server;
        this.onClose = onClose;
    }

    SandboxSpec spec() {
        return spec;
    }

    @Override
    public SandboxId id() {
        return spec.id();
    }

    @Override
    public CommandResult run(Command command, CommandOutput output) throws InterruptedException {
        requireRunning();
        MemoryProgram program = programs.getOrDefault(command.argv().get(0), call -> NOT_FOUND);
        return new MemoryExecution(command, spec.workTree(), output).carryOut(program);
    }

    @Override
    public ServiceStatus startService(Service service) {
        requireRunning();
        services.put(service.name(), service);
        server.answer(services.containsKey(Service.DEV));
        return serviceStatus(service.name());
    }

    @Override
    public ServiceStatus serviceStatus(String name) {
        requireRunning();
        ServiceStatus.State now =
                services.containsKey(name) ? ServiceStatus.State.RUNNING : ServiceStatus.State.STOPPED;
        return new ServiceStatus(now, OptionalLong.empty(), OptionalInt.empty(), 0);
    }

    @Override
    public void stopService(String name) {
        requireRunning();
        services.remove(name);
        server.answer(services.containsKey(Service.DEV));
    }

    @Override
    public List<String> log(String name) {
        requireRunning();
        return List.of("[memory] service " + name);
    }

    @Override
    public AutoCloseable followLog(String name, Consumer<String> lines) {
        requireRunning();
        lines.accept("[memory] service " + name);
        return () -> {};
    }

    @Override
    public Path devSocket() {
        return server.socket();
    }

    @Override
    public void suspend() {
        step(now -> switch (now) {
            case Running running -> running.suspended();
            case Suspended suspended -> suspended;
            case Starting other -> throw refusal(other);
            case Lost other -> throw refusal(other);
            case Closed other -> throw refusal(other);
        });
    }

    @Override
    public void resume() {
        step(now -> switch (now) {
            case Suspended suspended -> suspended.resumed();
            case Running running -> running;
            case Starting other -> throw refusal(other);
            case Lost other -> throw refusal(other);
            case Closed other -> throw refusal(other);
        });
    }

    private void step(UnaryOperator<SandboxState> next) {
        lock.lock();
        try {
            state = next.apply(state);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public SandboxState state() {
        return state;
    }

    @Override
    public void close() {
        step(now -> new Closed());
        Quietly.close(server);
        onClose.accept(this);
    }

    private void requireRunning() {
        SandboxState now = state;
        if (!(now instanceof Running)) {
            throw refusal(now);
        }
    }

    private static RuntimeException refusal(SandboxState why) {
        return switch (why) {
            case Suspended suspended -> SandboxFaults.suspended().asException();
            case Closed closed -> SandboxFaults.closed().asException();
            case Lost lost -> SandboxFaults.lost(lost.why()).asException();
            case Starting starting ->
                SandboxFaults.silent("it is still starting").asException();
            case Running running -> new IllegalStateException("a running sandbox refuses nothing");
        };
    }
}
