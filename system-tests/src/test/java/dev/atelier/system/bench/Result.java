package dev.atelier.system.bench;

import java.util.Locale;
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
     * What the ratio may be at most.
     *
     * @param p95 none if the median alone counts
     */
    record Goal(double median, OptionalDouble p95) {
        static Goal median(double most) {
            return new Goal(most, OptionalDouble.empty());
        }

        /** For what is only to be known. */
        static Goal none() {
            return median(Double.POSITIVE_INFINITY);
        }

        Goal andP95(double most) {
            return new Goal(median, OptionalDouble.of(most));
        }

        @Override
        public String toString() {
            if (Double.isInfinite(median)) {
                return "none";
            }
            String text = String.format(Locale.ROOT, "≤ %.2f", median);
            return p95.isPresent() ? text + String.format(Locale.ROOT, " / %.2f", p95.getAsDouble()) : text;
        }
    }

    boolean reached() {
        boolean median = times.medianRatio() <= goal.median();
        return median && (goal.p95().isEmpty() || times.p95Ratio() <= goal.p95().getAsDouble());
    }
}
