package dev.atelier.core.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * So many in a span of time, for each of those who are told apart by a key. They may come all at once; what was used comes
 * back evenly, so that nobody has to wait for a whole span to end. Thread-safe.
 *
 * <p>For each key one time is kept (the generic cell rate algorithm): when all that was taken will have come back.
 */
public final class RateLimit {
    /** Keys that are remembered; with more, the one that was heard of longest ago is forgotten. */
    static final int MOST_KEYS = 10_000;

    private final IntSupplier most;
    private final Duration within;
    private final InstantSource clock;
    private final Map<String, Instant> fullAgain = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_KEYS;
        }
    };

    /**
     * A limit.
     *
     * @param most how many, asked each time; 0 for no limit at all
     */
    public RateLimit(IntSupplier most, Duration within, InstantSource clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
    }

    public RateLimit(int most, Duration within, InstantSource clock) {
        this(() -> most, within, clock);
    }

    /** Counts one more, unless that would be too many: then how long to wait for the next. */
    public synchronized Optional<Duration> take(String key) {
        int now = most.getAsInt();
        Optional<Duration> wait = mustWait(key, now);
        if (wait.isEmpty() && now > 0) {
            fullAgain.put(key, from(key).plus(within.dividedBy(now)));
        }
        return wait;
    }

    /** The same without counting. */
    public synchronized Optional<Duration> mustWait(String key) {
        return mustWait(key, most.getAsInt());
    }

    private Optional<Duration> mustWait(String key, int now) {
        if (now == 0) {
            return Optional.empty();
        }
        Duration each = within.dividedBy(now);
        Duration wait = Duration.between(clock.instant(), from(key).plus(each).minus(within));
        return wait.isPositive() ? Optional.of(wait) : Optional.empty();
    }

    synchronized int keys() {
        return fullAgain.size();
    }

    /** Never further away than a span: a clock that was set back must not lock anybody out. */
    private Instant from(String key) {
        Instant now = clock.instant();
        Instant from = fullAgain.getOrDefault(key, now);
        Instant latest = now.plus(within);
        return from.isBefore(now) ? now : from.isAfter(latest) ? latest : from;
    }
}
