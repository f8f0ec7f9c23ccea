package dev.atelier.core.preview;

import java.time.Duration;
import java.util.List;

/** How a preview's last start went: each step that was begun, and how long it took so far. */
public record StartTimeline(List<Entry> entries) {
    /**
     * One step.
     *
     * @param done whether the step is over
     */
    public record Entry(PreviewState.Step step, Duration took, boolean done) {}

    public StartTimeline {
        entries = List.copyOf(entries);
    }
}
