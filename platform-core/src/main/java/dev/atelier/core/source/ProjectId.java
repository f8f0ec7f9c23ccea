package dev.atelier.core.source;

import dev.atelier.core.fault.Fault;
import java.util.UUID;

/** Identifies a project. */
public record ProjectId(UUID value) {
    public static ProjectId random() {
        return new ProjectId(UUID.randomUUID());
    }

    /** An id from outside; what cannot be one is a project that does not exist. */
    public static ProjectId of(String text) {
        try {
            UUID value = UUID.fromString(text);
            if (value.toString().equalsIgnoreCase(text)) {
                return new ProjectId(value);
            }
        } catch (IllegalArgumentException e) {
            throw Fault.notFound("project").causedBy(e);
        }
        throw Fault.notFound("project").asException();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
