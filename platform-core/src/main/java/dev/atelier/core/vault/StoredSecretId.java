package dev.atelier.core.vault;

import java.util.UUID;

/** Identifies a stored secret. */
public record StoredSecretId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
