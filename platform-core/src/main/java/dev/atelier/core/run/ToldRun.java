package dev.atelier.core.run;

import java.util.List;

/** A run and what was asked for of its events, oldest first. */
public record ToldRun(Run run, List<LoggedEvent> events) {
    public ToldRun {
        events = List.copyOf(events);
    }

    /** Whether a worker has ever had it; one that was taken out of the line before was never part of the conversation. */
    public boolean begun() {
        return run.startedAt().isPresent();
    }
}
