package dev.atelier.core.project;

import dev.atelier.core.fault.Fault;
import java.util.UUID;

/** Identifies an uploaded image, also before there is a project that it belongs to. */
public record ImageId(UUID value) {

    public static ImageId random() {
        return new ImageId(UUID.randomUUID());
    }

    /**
     * The id that is written so.
     *
     * @throws dev.atelier.core.fault.FaultException {@code not_found} for what is no id
     */
    public static ImageId of(String text) {
        try {
            return new ImageId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Fault.notFound("image").asException();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
