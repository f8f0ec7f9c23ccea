package dev.atelier.core.preview;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures the steps of a start. Thread-safe. */
final class StepClock {
    private final List<Begun> begun = new ArrayList<>();
    private long ended;

    private record Begun(PreviewState.Step step, long nanos) {}

    synchronized void begin() {
        begun.clear();
        ended = 0;
    }

    synchronized void enter(PreviewState.Step step) {
        begun.add(new Begun(step, System.nanoTime()));
    }

    synchronized void end() {
        ended = System.nanoTime();
    }

    synchronized StartTimeline timeline() {
        List<StartTimeline.Entry> entries = new ArrayList<>();
        for (int i = 0; i < begun.size(); i++) {
            boolean last = i == begun.size() - 1;
            long now = ended == 0 ? System.nanoTime() : ended;
            long until = last ? now : begun.get(i + 1).nanos();
            entries.add(new StartTimeline.Entry(
                    begun.get(i).step(), Duration.ofNanos(until - begun.get(i).nanos()), !last || ended != 0));
        }
        return new StartTimeline(entries);
    }
}
