package dev.atelier.core.agent.rules.chores.python;

/** The source is not what this package can read; it is left as it is. */
final class UnreadableSourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableSourceException(String message) {
        super(message);
    }
}
