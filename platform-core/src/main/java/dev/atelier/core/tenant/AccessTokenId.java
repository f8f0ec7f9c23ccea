package dev.atelier.core.tenant;

import java.util.UUID;

/** Identifies a personal access token; it is not the token. */
public record AccessTokenId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
