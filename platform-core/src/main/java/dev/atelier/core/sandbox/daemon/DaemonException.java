package dev.atelier.core.sandbox.daemon;

/** The daemon did not do what was asked. What it means for the sandbox is decided by {@link DaemonSandbox}. */
final class DaemonException extends Exception {
    private static final long serialVersionUID = 1L;

    /** How the conversation went wrong. */
    enum Reason {
        /** The connection broke, or could not be made. */
        BROKEN,
        /** The time was over. */
        SILENT,
        /** It sent what the protocol does not know. */
        GARBLED,
        /** It answered with an error. */
        REFUSED
    }

    private final Reason reason;
    private final String detail;

    DaemonException(Reason reason, String message) {
        super(message);
        this.reason = reason;
        this.detail = message;
    }

    DaemonException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.detail = message;
    }

    Reason reason() {
        return reason;
    }

    /** For a person; holds nothing of the machine. */
    String detail() {
        return detail;
    }
}
