package dev.atelier.core.task;

import dev.atelier.core.fault.Fault;
import java.util.UUID;

/** Identifies a task. */
public record TaskId(UUID value) {
    public static TaskId random() {
        return new TaskId(UUID.randomUUID());
    }

    /**
     * An id from outside.
     *
     * @throws dev.atelier.core.fault.FaultException {@code not_found} if it is none
     */
    public static TaskId parse(String text) {
        try {
            return new TaskId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Fault.notFound("task").causedBy(e);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
