package dev.atelier.web.limit;

import dev.atelier.core.config.Settings;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.limit.RateLimit;
import dev.atelier.core.limit.RateSettings;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/** Counts what programs ask for, and says which of it is too much. */
@ApplicationScoped
public class Throttle {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RateLimit byToken;
    private final RateLimit byTenant;
    private final RateLimit refused;

    @Inject
    Throttle(Settings settings) {
        this(settings.live(RateSettings::from), InstantSource.system());
    }

    Throttle(Supplier<RateSettings> settings, InstantSource clock) {
        byToken = new RateLimit(() -> settings.get().perToken(), MINUTE, clock);
        byTenant = new RateLimit(() -> settings.get().perTenant(), MINUTE, clock);
        refused = new RateLimit(() -> settings.get().refusedPerAddress(), MINUTE, clock);
    }

    /** The container makes a proxy of this class, and a proxy needs a way to be made. */
    protected Throttle() {
        this(() -> new RateSettings(0, 0, 0), InstantSource.system());
    }

    /** Whether this one has tried so many tokens that it is not even looked at the next. */
    public Optional<Problem> beforeLooking(String visitor) {
        return refused.mustWait(visitor).map(wait -> tooMany("Too many tokens that are no good came from here.", wait));
    }

    /** A token was no good. */
    public void refused(String visitor) {
        var unused = refused.take(visitor);
    }

    /** Counts a request that somebody makes with their token. */
    public Optional<Problem> calls(Secret token, Actor actor) {
        return byToken.take(fingerprint(token))
                .map(wait -> tooMany("Too many requests were made with this token.", wait))
                .or(() -> byTenant.take(actor.tenant().toString())
                        .map(wait -> tooMany("Too many requests were made in this workspace.", wait)));
    }

    private static Problem tooMany(String what, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        String message = what + " Try again in " + seconds + (seconds == 1 ? " second." : " seconds.");
        return Problem.of(Fault.retriable(FaultKind.LIMIT, "rate_limited", message))
                .retryAfter((int) seconds);
    }

    /** Tokens themselves are kept nowhere. */
    private static String fingerprint(Secret token) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(token.reveal().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
