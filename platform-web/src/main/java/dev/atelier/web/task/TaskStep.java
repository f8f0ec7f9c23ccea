package dev.atelier.web.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One step of a task as the screen lists it.
 *
 * @param note a few words about how it went; may be empty
 */
record TaskStep(Kind kind, State state, String note, Instant begun, Optional<Instant> ended) {
    /** In the order in which they come. */
    enum Kind {
        QUEUE,
        FETCH,
        SETUP,
        AGENT,
        TESTS,
        PATCH,
        PUSH,
        PULL_REQUEST
    }

    /** How it is or went. */
    enum State {
        GOING_ON,
        DONE,
        /** It did not work out, and the rest went on, or it was left out. */
        WARNED,
        FAILED
    }

    static TaskStep begun(Kind kind, Instant at) {
        return new TaskStep(kind, State.GOING_ON, "", at, Optional.empty());
    }

    TaskStep ended(State how, String words, Instant at) {
        return new TaskStep(kind, how, words, begun, Optional.of(at));
    }

    TaskStep noted(String words) {
        return new TaskStep(kind, state, words, begun, ended);
    }

    Optional<Duration> took() {
        return ended.map(end -> Duration.between(begun, end));
    }
}
