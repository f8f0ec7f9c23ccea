package dev.atelier.core.model.scripted;

import java.time.Duration;
import java.util.OptionalInt;

/** What may be wrong with an answer. */
public sealed interface Misbehaviour {

    record None() implements Misbehaviour {}

    /** An error instead of an answer; its text repeats the key that was sent, as some providers do. */
    record Status(int code, OptionalInt retryAfterSeconds) implements Misbehaviour {
        public Status(int code) {
            this(code, OptionalInt.empty());
        }
    }

    /** Half the answer, then something that is not of the format at all. */
    record Garbage() implements Misbehaviour {}

    /** Half the answer, then the connection breaks. */
    record CutOff() implements Misbehaviour {}

    /** Half the answer, then the stream ends as if it were whole. */
    record EndsEarly() implements Misbehaviour {}

    /** No answer at all for so long, then none. */
    record Hang(Duration longest) implements Misbehaviour {}

    /** Half the answer, then silence for so long. */
    record Stall(Duration longest) implements Misbehaviour {}

    /** The whole answer, with a pause after each piece. */
    record Slow(Duration pause) implements Misbehaviour {}
}
