package dev.atelier.local.task;

/** How the command ends, for scripts. */
enum ExitCode {
    /** The task was completed; or accepted, when nobody wanted to wait. */
    DONE(0),
    FAILED(1),
    /** Something in the command, the settings or the request has to be put right. */
    PUT_RIGHT(2),
    /** Atelier cannot be reached, or no longer. */
    OUT_OF_REACH(3),
    CANCELLED(4),
    TIMED_OUT(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** By the API's name of a task's status. */
    static ExitCode of(String status) {
        return switch (status) {
            case "completed" -> DONE;
            case "cancelled" -> CANCELLED;
            case "timed_out" -> TIMED_OUT;
            default -> FAILED;
        };
    }
}
