package dev.atelier.core.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A place in which untrusted code runs. Made by {@link SandboxProvider#open}.
 *
 * <p>Methods throw a {@link dev.atelier.core.fault.FaultException} when the sandbox is suspended, lost or closed, or does
 * not answer in time; that a command or service fails is a value.
 */
public interface Sandbox extends AutoCloseable {
    SandboxId id();

    /**
     * Runs a command and waits for it. When it ends, everything that it started ends too.
     *
     * @throws InterruptedException when the thread was interrupted; the command and all that it started is killed
     */
    CommandResult run(Command command, CommandOutput output) throws InterruptedException;

    /** Starts a service; does nothing when the same definition is running already. */
    ServiceStatus startService(Service service);

    ServiceStatus serviceStatus(String name);

    void stopService(String name);

    /** What the service has printed lately, line by line: at most the last 256 KiB. */
    List<String> log(String name);

    /**
     * Passes on what the service has printed lately and prints from now on, line by line, on a thread of its own, until
     * the returned handle is closed or the sandbox ends.
     */
    AutoCloseable followLog(String name, Consumer<String> lines);

    /** A unix socket; each connection to it reaches the service named {@link Service#DEV}. */
    Path devSocket();

    /** Stops all processes where they are. Does nothing when they already are. */
    void suspend();

    /** Lets suspended processes go on. Does nothing when they already do. */
    void resume();

    SandboxState state();

    /** Destroys it and frees all that it had, whatever its state. */
    @Override
    void close();
}
