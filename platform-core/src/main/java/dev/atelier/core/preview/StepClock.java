package dev.atelier.core.preview;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Measures the steps of a start, some of which go on side by side. Thread-safe. */
final class StepClock {
    private static final long GOING_ON = -1;

    private final Map<PreviewState.Step, Span> spans = new EnumMap<>(PreviewState.Step.class);
    private final LongSupplier nanos;

    private record Span(long begun, long ended) {}

    StepClock() {
        this(System::nanoTime);
    }

    StepClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Forgets the start before. */
    synchronized void begin() {
        spans.clear();
    }

    synchronized void enter(PreviewState.Step step) {
        spans.put(step, new Span(nanos.getAsLong(), GOING_ON));
    }

    synchronized void leave(PreviewState.Step step) {
        spans.computeIfPresent(
                step, (same, span) -> span.ended() == GOING_ON ? new Span(span.begun(), nanos.getAsLong()) : span);
    }

    /** All is over, also what nobody has left. */
    synchronized void end() {
        List.copyOf(spans.keySet()).forEach(this::leave);
    }

    synchronized StartTimeline timeline() {
        return new StartTimeline(spans.entrySet().stream()
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .toList());
    }

    private StartTimeline.Entry entry(PreviewState.Step step, Span span) {
        boolean done = span.ended() != GOING_ON;
        long until = done ? span.ended() : nanos.getAsLong();
        return new StartTimeline.Entry(step, Duration.ofNanos(until - span.begun()), done);
    }
}
