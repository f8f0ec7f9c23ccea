package dev.atelier.core.preview;

import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandOutput;
import dev.atelier.core.sandbox.CommandResult;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxState;
import dev.atelier.core.sandbox.Service;
import dev.atelier.core.sandbox.ServiceStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A preview's sandbox in the hands of somebody who works in it: awake whenever something is done in it, and neither paused
 * nor stopped until that is done, however long it takes.
 */
final class AwakeSandbox implements Sandbox {
    private final Sandbox sandbox;
    private final Preview preview;

    AwakeSandbox(Sandbox sandbox, Preview preview) {
        this.sandbox = sandbox;
        this.preview = preview;
    }

    @Override
    public SandboxId id() {
        return sandbox.id();
    }

    @Override
    @SuppressWarnings("try") // the hold is held, not used
    public CommandResult run(Command command, CommandOutput output) throws InterruptedException {
        try (Hold hold = preview.hold()) {
            return sandbox.run(command, output);
        }
    }

    @Override
    @SuppressWarnings("try") // the hold is held, not used
    public ServiceStatus startService(Service service) {
        try (Hold hold = preview.hold()) {
            return sandbox.startService(service);
        }
    }

    @Override
    @SuppressWarnings("try") // the hold is held, not used
    public ServiceStatus serviceStatus(String name) {
        try (Hold hold = preview.hold()) {
            return sandbox.serviceStatus(name);
        }
    }

    @Override
    @SuppressWarnings("try") // the hold is held, not used
    public void stopService(String name) {
        try (Hold hold = preview.hold()) {
            sandbox.stopService(name);
        }
    }

    @Override
    @SuppressWarnings("try") // the hold is held, not used
    public List<String> log(String name) {
        try (Hold hold = preview.hold()) {
            return sandbox.log(name);
        }
    }

    /** Only while it begins: what nobody but a log's reader wants may well fall silent. */
    @Override
    @SuppressWarnings("try") // the hold is held, not used
    public AutoCloseable followLog(String name, Consumer<String> lines) {
        try (Hold hold = preview.hold()) {
            return sandbox.followLog(name, lines);
        }
    }

    @Override
    public Path devSocket() {
        return sandbox.devSocket();
    }

    @Override
    public void suspend() {
        sandbox.suspend();
    }

    @Override
    public void resume() {
        sandbox.resume();
    }

    @Override
    public SandboxState state() {
        return sandbox.state();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
