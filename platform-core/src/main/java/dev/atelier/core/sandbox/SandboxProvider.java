package dev.atelier.core.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes sandboxes in one way of isolation. */
public interface SandboxProvider extends AutoCloseable {
    /** The word that {@code ATELIER_SANDBOX} knows it by. */
    String name();

    /** The same of whoever makes the sandbox of this spec, where there are several. */
    default String nameFor(SandboxSpec spec) {
        return name();
    }

    /**
     * The running sandbox of that id: the living one when it was made from an equal spec (resumed if it was suspended),
     * else a new one in its place.
     *
     * @throws dev.atelier.core.fault.FaultException when there is none to be had; nothing is left behind then
     */
    Sandbox open(SandboxSpec spec);

    /**
     * The living sandbox of that id if it was made from an equal spec, also by an earlier platform; resumed if it was
     * suspended. Makes none.
     */
    Optional<Sandbox> adopt(SandboxSpec spec);

    /** The sandboxes of this installation that exist on this machine, running or not. */
    List<SandboxId> existing();

    /** Destroys a sandbox and frees all that it had; does nothing when there is none. */
    void remove(SandboxId id);

    /** Removes what an earlier platform has left, but for these sandboxes. To be called before any is opened. */
    void retain(Set<SandboxId> wanted);

    Health health();

    /** Stops the platform's side. Sandboxes that can outlive the platform stay, to be adopted later. */
    @Override
    void close();
}
