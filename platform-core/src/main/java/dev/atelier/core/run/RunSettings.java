package dev.atelier.core.run;

import dev.atelier.core.config.Settings;
import java.time.Duration;

/**
 * How runs are worked on.
 *
 * @param workers how many runs this process works on at once; 0 for a node that only serves the web
 * @param lease how long a worker that says nothing keeps a run before another may take it over
 * @param timeLimit the longest that one run may take
 * @param queueLimit how many runs of one tenant may wait
 */
public record RunSettings(int workers, Duration lease, Duration timeLimit, int queueLimit) {
    public static RunSettings from(Settings settings) {
        return new RunSettings(
                (int) settings.number("atelier.workers", 4, 0, 256),
                settings.duration("atelier.run.lease", Duration.ofSeconds(20)),
                settings.duration("atelier.run.time-limit", Duration.ofMinutes(15)),
                (int) settings.number("atelier.run.queue-limit", 50, 1, 10_000));
    }
}
