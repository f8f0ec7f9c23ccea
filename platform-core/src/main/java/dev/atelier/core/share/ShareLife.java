package dev.atelier.core.share;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a link is good for; a link can be revoked before. */
public enum ShareLife {
    DAY(Optional.of(Duration.ofDays(1))),
    WEEK(Optional.of(Duration.ofDays(7))),
    MONTH(Optional.of(Duration.ofDays(30))),
    FOREVER(Optional.empty());

    private final Optional<Duration> life;

    ShareLife(Optional<Duration> life) {
        this.life = life;
    }

    /** When a link that is made at that moment ends; empty if it does not. */
    public Optional<Instant> endAfter(Instant made) {
        return life.map(made::plus);
    }
}
