package dev.atelier.core.run;

/** Shown to whoever watches at this moment, and not stored: an event tells the whole of it later. */
public sealed interface LiveSignal {
    /** A piece of the agent's answer as it is being written. */
    record TextDelta(String text) implements LiveSignal {}

    /** The text so far is void, because the model's answer broke off and is asked for again. */
    record TextRestarted() implements LiveSignal {}

    /** A piece of a running command's output. */
    record CommandOutput(String text) implements LiveSignal {}
}
