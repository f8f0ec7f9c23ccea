package dev.atelier.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything, at most once in a second or so: anybody may ask, and each answer costs a question to the database
 * and to others.
 */
@ApplicationScoped
public class HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration FRESH = Duration.ofSeconds(1);

    @Inject
    @Any
    Instance<HealthProbe> probes;

    @Inject
    Clock clock;

    private @Nullable Looked last;

    private record Looked(Health health, Instant at) {}

    /** How everything is, with the reasons: for administrators. */
    public synchronized Health look() {
        Instant now = clock.instant();
        if (last == null || last.at().plus(FRESH).isBefore(now)) {
            last = new Looked(Health.of(probes, task -> Thread.ofVirtual().name("health").start(task), PATIENCE), now);
        }
        return last.health();
    }
}
