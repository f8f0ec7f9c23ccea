package dev.atelier.core.run;

/**
 * Where a run is in its life.
 *
 * <pre>
 *   QUEUED ── claimed ──▶ RUNNING ── RunEnded ──▶ ENDED
 *      │                  │     ▲                  ▲
 *      │                  └─────┘ taken over       │
 *      └───────────── cancelled ───────────────────┘
 * </pre>
 */
public enum RunState {
    QUEUED,
    RUNNING,
    ENDED
}
