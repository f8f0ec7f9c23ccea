package dev.atelier.core.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.atelier.core.fault.Fault;

/** How a run ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Outcome.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = Outcome.TimedOut.class, name = "timed_out"),
    @JsonSubTypes.Type(value = Outcome.LimitReached.class, name = "limit_reached")
})
public sealed interface Outcome {
    /** It was done. */
    record Completed() implements Outcome {}

    /** It was not done, and why. */
    record Failed(Fault fault) implements Outcome {}

    /** Somebody stopped it; what had been reached is kept. */
    record Cancelled() implements Outcome {}

    /** It took longer than a run may; what had been reached is kept. */
    record TimedOut() implements Outcome {}

    /** A limit on steps, tokens or money ended it; what had been reached is kept. */
    record LimitReached(String limit) implements Outcome {}

    /** The outcome's stable name, as the API and the database spell it. */
    default String code() {
        return switch (this) {
            case Completed completed -> "completed";
            case Failed failed -> "failed";
            case Cancelled cancelled -> "cancelled";
            case TimedOut timedOut -> "timed_out";
            case LimitReached limitReached -> "limit_reached";
        };
    }
}
