package dev.atelier.core.tenant;

import java.util.UUID;

/** Identifies a member. */
public record MemberId(UUID value) {
    public static MemberId random() {
        return new MemberId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
