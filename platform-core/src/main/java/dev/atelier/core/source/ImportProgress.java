package dev.atelier.core.source;

/**
 * How far an import has come.
 *
 * @param done bytes while receiving and unpacking, else files
 * @param total of the same; 0 when it is not known
 */
public record ImportProgress(Phase phase, long done, long total) {

    /** What is being done; in this order, though not every import has each. */
    public enum Phase {
        CONNECTING,
        RECEIVING,
        UNPACKING,
        CHECKING,
        WRITING
    }
}
