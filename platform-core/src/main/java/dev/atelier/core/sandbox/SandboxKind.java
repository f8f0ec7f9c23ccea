package dev.atelier.core.sandbox;

/** What {@code ATELIER_SANDBOX} may say. */
public enum SandboxKind {
    /** Containers of a Docker engine. */
    DOCKER,
    /** bubblewrap on this machine. */
    LOCAL,
    /** Docker if an engine answers and has the image, else bubblewrap. */
    AUTO
}
