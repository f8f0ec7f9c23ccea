package dev.atelier.core.preview;

import dev.atelier.core.fault.Fault;
import java.time.Instant;

/**
 * What a preview is doing.
 *
 * <pre>
 *   Sleeping ──wake──▶ Starting ──answers──▶ Running
 *      ▲                  │ fails              │ idle, or its sandbox is lost
 *      │                  ▼                    │
 *      │               Failed ──wake──▶ …      │
 *      └───────────────────────────────────────┘
 * </pre>
 */
public sealed interface PreviewState {
    /** Nothing runs; the next request starts it. */
    record Sleeping() implements PreviewState {}

    record Starting(Step step, Instant since) implements PreviewState {}

    /** The dev server answers. */
    record Running(Instant since) implements PreviewState {}

    /** It could not be started. */
    record Failed(Fault fault) implements PreviewState {}

    /** What is being done at a start, in this order. */
    enum Step {
        QUEUED,
        DEPENDENCIES,
        SANDBOX,
        DEV_SERVER
    }

    /** The state's stable name, as routes and the API spell it. */
    default String code() {
        return switch (this) {
            case Sleeping sleeping -> "sleeping";
            case Starting starting -> "starting";
            case Running running -> "running";
            case Failed failed -> "failed";
        };
    }
}
