package dev.atelier.core.preview;

import dev.atelier.core.fault.Fault;
import java.time.Instant;

/**
 * What a preview is doing.
 *
 * <pre>
 *   Sleeping ──wake──▶ Starting ──answers──▶ Running ◀──asked for── Paused
 *      ▲                  │ fails            │  │  └──unused──────▶  │
 *      │                  ▼                  │  │                    │
 *      │               Failed ──wake──▶ …    │  └─lost, in use──▶ …  │
 *      └──────── unused for long, or lost ───┴───────────────────────┘
 * </pre>
 */
public sealed interface PreviewState {
    /** Nothing runs; the next request starts it. */
    record Sleeping() implements PreviewState {}

    /**
     * It is on its way.
     *
     * @param ahead how many other starts come before this one, while it is queued
     */
    record Starting(Step step, int ahead, Instant since) implements PreviewState {}

    /** The dev server answers. */
    record Running(Instant since) implements PreviewState {}

    /** Everything is there and stands still; the next request sets it going in milliseconds. */
    record Paused(Instant since) implements PreviewState {}

    /** It could not be started. */
    record Failed(Fault fault) implements PreviewState {}

    /** What is being done at a start. The second and third are done side by side. */
    enum Step {
        QUEUED,
        DEPENDENCIES,
        SANDBOX,
        DEV_SERVER
    }

    /** The state's stable name, as the API spells it. */
    default String code() {
        return switch (this) {
            case Sleeping sleeping -> "sleeping";
            case Starting starting -> "starting";
            case Running running -> "running";
            case Paused paused -> "paused";
            case Failed failed -> "failed";
        };
    }
}
