package dev.atelier.core.vault;

import java.time.Instant;

/**
 * A stored secret, without its value.
 *
 * @param name what it is for: the host of a forge
 * @param hint its last characters, or nothing of it if it is short
 */
public record StoredSecret(StoredSecretId id, String name, String hint, Instant createdAt) {}
