package dev.atelier.core.sandbox;

import java.util.List;

/** Makes sandboxes in one way of isolation. */
public interface SandboxProvider extends AutoCloseable {
    /** The word that {@code ATELIER_SANDBOX} knows it by. */
    String name();

    /**
     * The running sandbox of that id: the living one when it was made from an equal spec (resumed if it was suspended),
     * else a new one in its place.
     *
     * @throws dev.atelier.core.fault.FaultException when there is none to be had; nothing is left behind then
     */
    Sandbox open(SandboxSpec spec);

    /** The sandboxes of this installation that exist on this machine, running or not. */
    List<SandboxId> existing();

    /** Destroys a sandbox and frees all that it had; does nothing when there is none. */
    void remove(SandboxId id);

    Health health();

    /** Stops the platform's side. Sandboxes that can outlive the platform stay, to be adopted later. */
    @Override
    void close();
}
