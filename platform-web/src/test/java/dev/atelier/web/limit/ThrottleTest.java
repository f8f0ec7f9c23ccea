package dev.atelier.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.limit.RateSettings;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.MemberId;
import dev.atelier.core.tenant.Right;
import dev.atelier.core.tenant.TenantId;
import dev.atelier.web.problem.Problem;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private Instant now = Instant.parse("2026-01-05T10:00:00Z");
    private RateSettings settings = new RateSettings(3, 5, 2);
    private final Throttle throttle = new Throttle(() -> settings, () -> now);
    private final Actor anna = somebody();

    @Test
    @DisplayName("R11 one token too often: 429 with a code, a sentence and when to come again")
    void byToken() {
        use("one", anna, 3);

        Problem problem = throttle.calls(new Secret("one"), anna).orElseThrow();

        assertThat(problem.status()).isEqualTo(429);
        assertThat(problem.code()).isEqualTo("rate_limited");
        assertThat(problem.retryAfter()).contains(20);
        assertThat(problem.detail()).contains("this token").contains("20 seconds");
        now = now.plusSeconds(20);
        assertThat(throttle.calls(new Secret("one"), anna)).isEmpty();
    }

    @Test
    @DisplayName("R11 many tokens of a tenant are one tenant; another tenant notices nothing")
    void byTenant() {
        use("one", anna, 3);
        use("two", anna, 2);

        assertThat(throttle.calls(new Secret("three"), anna).orElseThrow().detail())
                .contains("this workspace");
        assertThat(throttle.calls(new Secret("four"), somebody())).isEmpty();
    }

    @Test
    @DisplayName("R11 X4 whoever tries tokens has to wait, and whoever is elsewhere has not")
    void guessing() {
        throttle.refused("192.0.2.1");
        assertThat(throttle.beforeLooking("192.0.2.1")).isEmpty();
        throttle.refused("192.0.2.1");

        assertThat(throttle.beforeLooking("192.0.2.1").orElseThrow().retryAfter())
                .contains(30);
        assertThat(throttle.beforeLooking("192.0.2.2")).isEmpty();
    }

    @Test
    @DisplayName("R11 R14 a limit that is changed at run time counts from the next request on")
    void changed() {
        use("one", anna, 3);

        settings = new RateSettings(0, 0, 0);

        use("one", anna, 100);
    }

    private void use(String token, Actor actor, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(throttle.calls(new Secret(token), actor)).isEmpty();
        }
    }

    private static Actor somebody() {
        return new Actor(new TenantId(UUID.randomUUID()), new MemberId(UUID.randomUUID()), "Anna", Right.ADMIN, false);
    }
}
