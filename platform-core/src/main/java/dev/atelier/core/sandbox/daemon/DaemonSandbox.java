package dev.atelier.core.sandbox.daemon;

import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandOutput;
import dev.atelier.core.sandbox.CommandResult;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxFaults;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxSpec;
import dev.atelier.core.sandbox.SandboxState;
import dev.atelier.core.sandbox.Service;
import dev.atelier.core.sandbox.ServiceStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A sandbox whose daemon answers on a unix socket: what all providers but the in-memory one hand out. Commands run side
 * by side; nothing is locked while one runs.
 */
final class DaemonSandbox implements Sandbox {
    private final SandboxSpec spec;
    private final SandboxParts parts;
    private final DaemonClient daemon;
    private final Lifecycle life;
    private final Consumer<DaemonSandbox> onClose;

    /**
     * @param parts of a running sandbox, whose daemon has answered; they are freed by closing this
     * @param onClose told when it has been closed
     */
    DaemonSandbox(SandboxSpec spec, SandboxParts parts, DaemonClient daemon, Consumer<DaemonSandbox> onClose) {
        this.spec = spec;
        this.parts = parts;
        this.daemon = daemon;
        this.life = new Lifecycle(parts, spec.limits().memoryMb());
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
        life.requireRunning();
        long killsBefore = life.memoryKillsSeen();
        long begin = System.nanoTime();
        Execution.End end;
        try {
            Command allowed = command.withMaxOutputBytes(
                    Math.min(command.maxOutputBytes(), spec.limits().outputBytes()));
            end = daemon.exec(allowed, shorter(command.timeout(), spec.limits().longestCommand()), output);
        } catch (DaemonException e) {
            throw life.explain(e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        boolean succeeded = end.exitCode().orElse(-1) == 0;
        boolean outOfMemory = !succeeded && life.countMemoryKills() > killsBefore;
        return new CommandResult(end.exitCode(), end.timedOut(), end.truncated(), outOfMemory, took);
    }

    @Override
    public ServiceStatus startService(Service service) {
        return asking(() -> daemon.startService(service));
    }

    @Override
    public ServiceStatus serviceStatus(String name) {
        return asking(() -> daemon.serviceStatus(name));
    }

    @Override
    public void stopService(String name) {
        asking(() -> daemon.stopService(name));
    }

    @Override
    public List<String> log(String name) {
        return asking(() -> daemon.log(name));
    }

    @Override
    public AutoCloseable followLog(String name, Consumer<String> lines) {
        return asking(() -> daemon.followLog(name, lines));
    }

    @Override
    public Path devSocket() {
        return parts.sockets().devSocket();
    }

    @Override
    public void suspend() {
        life.suspend();
    }

    @Override
    public void resume() {
        life.resume();
    }

    @Override
    public SandboxState state() {
        return life.state();
    }

    @Override
    public void close() {
        life.close(parts::close);
        onClose.accept(this);
    }

    /** Lets go of it without ending it: its egress proxy stops, a later platform may adopt the rest. */
    void abandon() {
        life.close(parts::closeEgress);
        onClose.accept(this);
    }

    private <T> T asking(Question<T> question) {
        life.requireRunning();
        try {
            return question.ask();
        } catch (DaemonException e) {
            throw life.explain(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SandboxFaults.silent("the request was interrupted").causedBy(e);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Something that the daemon is asked. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws DaemonException, InterruptedException;
    }
}
