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
 * Looks at everything; for anybody at most once in a second or so, since each answer costs a question to the database and
 * to others.
 */
@ApplicationScoped
public class HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration AT_ONCE = Duration.ofMillis(200);
    private static final Duration FRESH = Duration.ofSeconds(1);

    @Inject
    @Any
    Instance<HealthProbe> probes;

    @Inject
    Clock clock;

    private final Since since = new Since();
    private @Nullable Look last;

    /** How everything is, with the reasons: for administrators, who wait for other people's machines too. */
    public Look look() {
        return look(PATIENCE);
    }

    /** The same for anybody and at once: what others have not answered yet is left out. */
    synchronized Health glance() {
        Instant now = clock.instant();
        if (last == null || last.at().plus(FRESH).isBefore(now)) {
            last = look(AT_ONCE);
        }
        return last.health();
    }

    private Look look(Duration forOthers) {
        Health health =
                Health.of(probes, task -> Thread.ofVirtual().name("health").start(task), PATIENCE, forOthers);
        Instant now = clock.instant();
        return new Look(health, now, since.of(health.components(), now));
    }
}
