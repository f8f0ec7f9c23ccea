package dev.atelier.core.source;

import dev.atelier.core.fault.Fault;
import java.util.UUID;

/** Identifies a project; also names its directories on disk. */
public record ProjectId(UUID value) {
    public static ProjectId random() {
        return new ProjectId(UUID.randomUUID());
    }

    /** Reads an id from outside; what is no id cannot be a project's, so the fault is {@code not_found}. */
    public static ProjectId of(String text) {
        try {
            return new ProjectId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Fault.notFound("project").asException();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
