package dev.atelier.core.run;

/**
 * Watches runs. Called on one virtual thread of the subscription's own, in order; it may block, which slows nobody else. An
 * exception ends the subscription.
 */
public interface RunListener {
    /** An event of the log; each is told once, in order within its run. */
    void onEvent(LoggedEvent event);

    /** Something that is shown and not stored; may be left out when the listener is slow. */
    default void onSignal(RunId run, LiveSignal signal) {}

    /** Nothing has happened for a while: a moment to keep a connection open, or to find out that it is gone. */
    default void onIdle() {}
}
