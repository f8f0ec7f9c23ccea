package dev.atelier.core.run;

import java.time.Duration;

/** A run in the hands of whoever asked for it ({@link Runs#begin}); to be ended by them, whatever happens. */
public final class OwnRun {
    /** Longer than the project's files may keep a caller waiting; after this a worker takes the run over. */
    static final Duration LONGEST = Duration.ofMinutes(6);

    private final RunQueue queue;
    private final RunId id;
    private final int attempt;

    OwnRun(RunQueue queue, RunId id, int attempt) {
        this.queue = queue;
        this.id = id;
        this.attempt = attempt;
    }

    public RunId id() {
        return id;
    }

    /**
     * Appends to the run's log.
     *
     * @throws LeaseLostException when it took so long that a worker has taken the run over
     */
    public LoggedEvent append(RunEvent event) {
        return queue.append(id, attempt, event);
    }

    /** Appends the last event. */
    public void end(Outcome outcome) {
        queue.end(id, attempt, outcome);
    }
}
