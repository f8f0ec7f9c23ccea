package dev.atelier.local.process;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before starting a process again: 0.5 s, then twice as long each time it dies young; after living a
 * while it is forgiven. Empty when it died young too often: starting it once more would not help.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration GROWN_UP = Duration.ofMinutes(1);
    private static final int PATIENCE = 6;

    private int youngDeaths;

    Optional<Duration> afterLiving(Duration age) {
        youngDeaths = age.compareTo(GROWN_UP) >= 0 ? 1 : youngDeaths + 1;
        if (youngDeaths > PATIENCE) {
            return Optional.empty();
        }
        return Optional.of(FIRST.multipliedBy(1L << (youngDeaths - 1)));
    }
}
