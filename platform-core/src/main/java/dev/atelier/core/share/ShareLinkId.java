package dev.atelier.core.share;

import dev.atelier.core.fault.Fault;
import java.util.UUID;

/** Names a link; knowing it opens nothing. */
public record ShareLinkId(UUID value) {
    /** From text; text that is no id names nothing that exists. */
    public static ShareLinkId of(String text) {
        try {
            return new ShareLinkId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Fault.notFound("share link").asException();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
