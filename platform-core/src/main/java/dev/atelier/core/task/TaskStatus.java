package dev.atelier.core.task;

import java.util.Locale;

/** How a task stands (T11). */
public enum TaskStatus {
    /** It waits for a worker. */
    QUEUED,
    /** The code is fetched, and the sandbox made ready. */
    PREPARING,
    /** An agent works on it, or its tests run. */
    RUNNING,
    /** It was done; that may mean that nothing had to be changed. */
    COMPLETED,
    /** It was not done, and the message says why. */
    FAILED,
    /** Somebody stopped it. */
    CANCELLED,
    /** It took longer than a task may. */
    TIMED_OUT;

    public boolean isOver() {
        return switch (this) {
            case QUEUED, PREPARING, RUNNING -> false;
            case COMPLETED, FAILED, CANCELLED, TIMED_OUT -> true;
        };
    }

    /** As API and database spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
