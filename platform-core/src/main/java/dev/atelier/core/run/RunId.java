package dev.atelier.core.run;

import dev.atelier.core.fault.Fault;
import java.util.UUID;

/** Identifies a run. */
public record RunId(UUID value) {
    public static RunId random() {
        return new RunId(UUID.randomUUID());
    }

    /** Reads an id from outside; what is no id cannot be a run's, so the fault is {@code not_found}. */
    public static RunId of(String text) {
        try {
            return new RunId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Fault.notFound("run").asException();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
