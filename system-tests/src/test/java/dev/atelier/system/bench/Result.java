package dev.atelier.system.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One line of the table.
 *
 * @param id as in docs/benchmarks.md
 * @param what was measured
 * @param against what
 */
record Result(String id, String what, String against, SideBySide times, Goal goal) {

    /**
     * What the ratio may be at most; or, where people wait for one thing, our own time.
     *
     * @param p95 none if the median alone counts
     * @param p99 of our own times; none if the ratio counts
     */
    record Goal(double median, OptionalDouble p95, Optional<Duration> p99) {
        static Goal median(double most) {
            return new Goal(most, OptionalDouble.empty(), Optional.empty());
        }

        static Goal p99(Duration most) {
            return new Goal(Double.POSITIVE_INFINITY, OptionalDouble.empty(), Optional.of(most));
        }

        /** For what is only to be known. */
        static Goal none() {
            return median(Double.POSITIVE_INFINITY);
        }

        Goal andP95(double most) {
            return new Goal(median, OptionalDouble.of(most), p99);
        }

        @Override
        public String toString() {
            if (p99.isPresent()) {
                return "p99 ≤ " + p99.get().toMillis() + " ms";
            }
            if (Double.isInfinite(median)) {
                return "none";
            }
            String text = String.format(Locale.ROOT, "≤ %.2f", median);
            return p95.isPresent() ? text + String.format(Locale.ROOT, " / %.2f", p95.getAsDouble()) : text;
        }
    }

    boolean reached() {
        if (goal.p99().isPresent() && times.ours().p99().compareTo(goal.p99().get()) > 0) {
            return false;
        }
        boolean median = times.medianRatio() <= goal.median();
        return median && (goal.p95().isEmpty() || times.p95Ratio() <= goal.p95().getAsDouble());
    }
}
