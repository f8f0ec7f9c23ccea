package dev.atelier.core.tenant;

import java.time.Instant;
import java.util.Optional;

/**
 * A personal access token as its owner sees it afterwards: everything but the token (X4).
 *
 * @param hint the token's last characters
 */
public record AccessToken(
        AccessTokenId id,
        String name,
        Right scope,
        String hint,
        Instant created,
        Instant expires,
        Optional<Instant> lastUsed) {}
