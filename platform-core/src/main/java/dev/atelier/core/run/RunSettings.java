package dev.atelier.core.run;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.LiveKey.Area;
import dev.atelier.core.config.LiveKey.Kind;
import dev.atelier.core.config.Settings;
import java.time.Duration;
import java.util.List;

/**
 * How runs are worked on.
 *
 * @param workers how many runs this process works on at once; 0 for a node that only serves the web
 * @param lease how long a worker that says nothing keeps a run before another may take it over
 * @param timeLimit the longest that one run may take
 * @param queueLimit how many runs of one tenant may wait
 */
public record RunSettings(int workers, Duration lease, Duration timeLimit, int queueLimit) {
    private static final String TIME_LIMIT = "atelier.run.time-limit";
    private static final String QUEUE_LIMIT = "atelier.run.queue-limit";

    /** What {@link Runs} and {@link Workers} ask for each time; the others are the machinery's own. */
    public static final List<LiveKey> LIVE = List.of(
            LiveKey.of(TIME_LIMIT, Area.RUNS, Kind.DURATION, RunSettings::from, RunSettings::timeLimit),
            LiveKey.of(QUEUE_LIMIT, Area.RUNS, Kind.NUMBER, RunSettings::from, RunSettings::queueLimit));

    public static RunSettings from(Settings settings) {
        return new RunSettings(
                (int) settings.number("atelier.workers", 4, 0, 256),
                settings.duration("atelier.run.lease", Duration.ofSeconds(20)),
                settings.duration(TIME_LIMIT, Duration.ofMinutes(15)),
                (int) settings.number(QUEUE_LIMIT, 50, 1, 10_000));
    }
}
