package dev.atelier.local.task;

/** Why the command ends: one sentence for the person at the terminal, and the exit code. */
final class TaskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    TaskException(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    TaskException(ExitCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }

    static TaskException putRight(String message) {
        return new TaskException(ExitCode.PUT_RIGHT, message);
    }
}
