package dev.atelier.system.bench;

import java.time.Duration;
import java.util.List;

/** How long something took, again and again. */
record Samples(List<Duration> all) {
    Samples {
        all = all.stream().sorted().toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    Duration median() {
        int half = all.size() / 2;
        return all.size() % 2 == 1
                ? all.get(half)
                : all.get(half - 1).plus(all.get(half)).dividedBy(2);
    }

    /** The time that 95 of 100 stay within; with fewer than 20 samples, the longest. */
    Duration p95() {
        return all.get((int) Math.ceil(0.95 * all.size()) - 1);
    }

    /** The time that 99 of 100 stay within. */
    Duration p99() {
        return all.get((int) Math.ceil(0.99 * all.size()) - 1);
    }

    static double ratio(Duration ours, Duration limit) {
        return (double) ours.toNanos() / limit.toNanos();
    }
}
