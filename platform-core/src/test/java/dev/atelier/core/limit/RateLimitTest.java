package dev.atelier.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-01-05T10:00:00Z");
    private final RateLimit limit = new RateLimit(6, MINUTE, () -> now);

    @Test
    @DisplayName("R11 so many may come at once; the next is told how long to wait, and is taken after that")
    void waits() {
        use("anna", 6);

        assertThat(limit.take("anna")).contains(Duration.ofSeconds(10));
        now = now.plusSeconds(9);
        assertThat(limit.take("anna")).contains(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertThat(limit.take("anna")).isEmpty();
        assertThat(limit.take("anna")).contains(Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("R11 what is refused does not count, however often it is tried")
    void refusedIsFree() {
        use("anna", 6);

        IntStream.range(0, 100).forEach(i -> limit.take("anna"));

        assertThat(limit.mustWait("anna")).contains(Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("R11 whoever was quiet for a span has all of it again, and no more than that")
    void comesBack() {
        use("anna", 6);
        now = now.plus(Duration.ofHours(5));

        use("anna", 6);

        assertThat(limit.take("anna")).isPresent();
    }

    @Test
    @DisplayName("R11 one who calls too often takes nothing from another")
    void others() {
        use("anna", 6);

        assertThat(limit.take("ben")).isEmpty();
    }

    @Test
    @DisplayName("R11 looking does not count")
    void looking() {
        IntStream.range(0, 100).forEach(i -> assertThat(limit.mustWait("anna")).isEmpty());

        use("anna", 6);
    }

    @Test
    @DisplayName("R11 a clock that is set back locks nobody out for longer than the span")
    void clockSetBack() {
        use("anna", 6);
        now = now.minus(Duration.ofDays(1));

        assertThat(limit.take("anna").orElseThrow()).isLessThanOrEqualTo(MINUTE);
    }

    @Test
    @DisplayName("R11 0 is no limit")
    void none() {
        RateLimit unlimited = new RateLimit(0, MINUTE, () -> now);

        IntStream.range(0, 1_000)
                .forEach(i -> assertThat(unlimited.take("anna")).isEmpty());
    }

    @Test
    @DisplayName(
            "R11 calling under many names does not fill the memory, and forgets those first who are heard of no more")
    void bounded() {
        use("anna", 6);
        IntStream.range(0, RateLimit.MOST_KEYS * 2).forEach(i -> {
            limit.take("visitor " + i);
            assertThat(limit.take("anna")).isPresent();
        });

        assertThat(limit.keys()).isEqualTo(RateLimit.MOST_KEYS);
    }

    private void use(String key, int times) {
        IntStream.range(0, times).forEach(i -> assertThat(limit.take(key)).isEmpty());
    }
}
