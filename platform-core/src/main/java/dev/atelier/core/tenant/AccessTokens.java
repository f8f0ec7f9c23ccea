package dev.atelier.core.tenant;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.store.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Personal access tokens: named, scoped, expiring, shown once, stored hashed, revocable (X4).
 *
 * <p>A token is {@code atl_} and 256 random bits in URL-safe base 64. Because it is that random, a plain SHA-256 is enough
 * to keep it by.
 */
public final class AccessTokens {
    /** What every token starts with, so that people and secret scanners recognise one. */
    public static final String PREFIX = "atl_";

    public static final Duration LONGEST_LIFE = Duration.ofDays(366);

    private static final int MOST_PER_MEMBER = 50;
    private static final int LONGEST_NAME = 100;
    private static final int HINT_LENGTH = 4;
    private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public AccessTokens(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes a token for the actor.
     *
     * @throws dev.atelier.core.fault.FaultException {@code bad_token_name}, {@code bad_token_life}, {@code forbidden}
     *     when the scope is wider than the actor's own right, or {@code too_many_tokens}
     */
    public NewAccessToken create(Actor actor, String name, Right scope, Duration life) {
        actor.require(scope);
        String label = name.strip();
        if (label.isEmpty() || label.length() > LONGEST_NAME) {
            throw user("bad_token_name", "Give the token a name of 1 to 100 characters.");
        }
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST_LIFE) > 0) {
            throw user("bad_token_life", "A token may live for up to 366 days.");
        }
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String value = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Instant now = clock.instant();
        AccessTokenEntity token = new AccessTokenEntity();
        token.id = UUID.randomUUID();
        token.tenantId = actor.tenant().value();
        token.memberId = actor.member().value();
        token.name = label;
        token.scope = scope;
        token.hash = hash(value);
        token.hint = value.substring(value.length() - HINT_LENGTH);
        token.createdAt = now;
        token.expiresAt = now.plus(life);
        database.change(entities -> {
            if (list(actor).size() >= MOST_PER_MEMBER) {
                throw Fault.of(
                                FaultKind.LIMIT,
                                "too_many_tokens",
                                "You have 50 tokens already. Revoke one that you no longer use.")
                        .asException();
            }
            entities.persist(token);
        });
        return new NewAccessToken(token.toRecord(), new Secret(value));
    }

    /** The actor's own tokens that are neither revoked nor expired, newest first. */
    public List<AccessToken> list(Actor actor) {
        return database.read(entities -> entities.createQuery(
                        "select t from AccessTokenEntity t where t.tenantId = :tenant and t.memberId = :member"
                                + " and t.revokedAt is null and t.expiresAt > :now order by t.createdAt desc",
                        AccessTokenEntity.class)
                .setParameter("tenant", actor.tenant().value())
                .setParameter("member", actor.member().value())
                .setParameter("now", clock.instant())
                .getResultStream()
                .map(AccessTokenEntity::toRecord)
                .toList());
    }

    /** Ends a token of the actor's own at once; {@code not_found} for anybody else's. */
    public void revoke(Actor actor, AccessTokenId id) {
        database.change(entities -> {
            AccessTokenEntity token = entities.find(AccessTokenEntity.class, id.value());
            if (token == null
                    || !token.tenantId.equals(actor.tenant().value())
                    || !token.memberId.equals(actor.member().value())) {
                throw Fault.notFound("access token").asException();
            }
            token.revokedAt = clock.instant();
        });
    }

    /** The actor that a presented token stands for, narrowed to its scope; empty for anything that is no good token. */
    public Optional<Actor> actorFor(String presented) {
        if (!presented.startsWith(PREFIX)) {
            return Optional.empty();
        }
        byte[] hash = hash(presented);
        return database.write(entities -> {
            Instant now = clock.instant();
            return entities.createQuery(
                            "select t from AccessTokenEntity t where t.hash = :hash", AccessTokenEntity.class)
                    .setParameter("hash", hash)
                    .getResultStream()
                    .findFirst()
                    .filter(token -> token.isGoodAt(now))
                    .map(token -> {
                        if (token.lastUsedAt == null
                                || token.lastUsedAt.plus(LAST_USED_PRECISION).isBefore(now)) {
                            token.lastUsedAt = now;
                        }
                        return entities.find(MemberEntity.class, token.memberId)
                                .toActor()
                                .narrowedTo(token.scope);
                    });
        });
    }

    private static RuntimeException user(String code, String message) {
        return Fault.of(FaultKind.USER, code, message).asException();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
