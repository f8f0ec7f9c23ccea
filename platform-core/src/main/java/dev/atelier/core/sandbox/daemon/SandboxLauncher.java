package dev.atelier.core.sandbox.daemon;

import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxSpec;
import java.util.Optional;

/** What providers differ in: how the processes of a sandbox come to be. */
public interface SandboxLauncher {
    /**
     * Starts the daemon in isolation. Returns as soon as it is on its way; leaves nothing behind when it throws.
     *
     * @param sockets whose {@link SocketDirectory#shared()} the sandbox has to see as {@code /run/sbx}
     */
    SandboxHost launch(SandboxSpec spec, SocketDirectory sockets);

    /** The living processes of a sandbox that an earlier platform started from an equal spec; suspended or not. */
    Optional<SandboxHost> adopt(SandboxSpec spec);

    /** Ends the processes of a sandbox that this platform has not opened, if there are any. */
    void removeStranger(SandboxId id);
}
