package dev.atelier.local.home;

/** The data directory cannot be used; the message is one sentence that says why and what to do. */
public final class HomeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HomeException(String message) {
        super(message);
    }

    HomeException(String message, Throwable cause) {
        super(message, cause);
    }
}
