package dev.atelier.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration YOUNG = Duration.ofSeconds(2);
    private static final Duration OLD = Duration.ofHours(1);

    private final Backoff backoff = new Backoff();

    @Test
    void pausesGrowAndEndInGivingUp() {
        assertThat(backoff.afterLiving(YOUNG)).contains(Duration.ofMillis(500));
        assertThat(backoff.afterLiving(YOUNG)).contains(Duration.ofSeconds(1));
        assertThat(backoff.afterLiving(YOUNG)).contains(Duration.ofSeconds(2));
        assertThat(backoff.afterLiving(YOUNG)).contains(Duration.ofSeconds(4));
        assertThat(backoff.afterLiving(YOUNG)).contains(Duration.ofSeconds(8));
        assertThat(backoff.afterLiving(YOUNG)).contains(Duration.ofSeconds(16));
        assertThat(backoff.afterLiving(YOUNG)).isEmpty();
    }

    @Test
    void whoLivedLongIsForgiven() {
        for (int deaths = 0; deaths < 5; deaths++) {
            backoff.afterLiving(YOUNG);
        }

        assertThat(backoff.afterLiving(OLD)).contains(Duration.ofMillis(500));
        assertThat(backoff.afterLiving(YOUNG)).contains(Duration.ofSeconds(1));
    }
}
