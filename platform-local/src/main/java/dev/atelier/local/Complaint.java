package dev.atelier.local;

/** Something that the person at the terminal can put right: one sentence that says what is wrong and what to do. */
final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Complaint(String message) {
        super(message);
    }

    Complaint(String message, Throwable cause) {
        super(message, cause);
    }
}
