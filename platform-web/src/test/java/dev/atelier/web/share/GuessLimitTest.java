package dev.atelier.web.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GuessLimitTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final GuessLimit limit = new GuessLimit(() -> now);

    @Test
    @DisplayName("B17 whoever guesses links has to wait, for a while, and nobody else has")
    void guessing() {
        guess("192.0.2.1", GuessLimit.MOST);
        assertThat(limit.mustWait("192.0.2.1")).isFalse();

        guess("192.0.2.1", 1);

        assertThat(limit.mustWait("192.0.2.1")).isTrue();
        assertThat(limit.mustWait("192.0.2.2")).isFalse();
        now = now.plus(GuessLimit.WITHIN);
        assertThat(limit.mustWait("192.0.2.1")).isFalse();
    }

    @Test
    void addressesOfOneNetworkAreOne() {
        for (int i = 0; i <= GuessLimit.MOST; i++) {
            guess("2001:db8:1:2:" + Integer.toHexString(i) + "::1", 1);
        }

        assertThat(limit.mustWait("2001:db8:1:2::77")).isTrue();
        assertThat(limit.mustWait("2001:db8:1:3::77")).isFalse();
    }

    @Test
    void manyAddressesTakeNoMoreMemoryThanSome() {
        guess("192.0.2.1", GuessLimit.MOST + 1);

        for (int i = 0; i < 20_000; i++) {
            guess("10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256, 1);
        }

        assertThat(limit.mustWait("192.0.2.1")).isFalse();
    }

    private void guess(String address, int times) {
        for (int i = 0; i < times; i++) {
            limit.wrong(address);
        }
    }
}
