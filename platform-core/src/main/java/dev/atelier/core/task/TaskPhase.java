package dev.atelier.core.task;

import java.util.Locale;

/** How far a task's run has come; by this a run that was cut short knows where to go on (T5). */
enum TaskPhase {
    /** Nothing was done yet. */
    WAITING,
    /** The code is being fetched and the sandbox made ready. */
    PREPARING,
    /** An agent works, or tests run. */
    WORKING,
    /** What the agent left is a version, and what it said is kept; the rest can be done again. */
    WORKED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
