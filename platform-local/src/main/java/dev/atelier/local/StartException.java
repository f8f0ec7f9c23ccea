package dev.atelier.local;

/** Something of Atelier's own does not start; the message is for people and names the log to look into. */
final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
