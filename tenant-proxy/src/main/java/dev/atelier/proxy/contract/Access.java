package dev.atelier.proxy.contract;

/** Who may reach a host. */
public enum Access {
    /** Anybody; what is behind it decides for itself. */
    OPEN,
    /** Only who holds a pass that was signed for this host and this generation of it (B17). */
    TICKET
}
