package dev.atelier.system.bench;

/**
 * One line of the table of memory.
 *
 * @param id as in docs/benchmarks.md
 * @param what was measured
 * @param megabytes that it takes
 * @param most what it may take
 * @param goal where that comes from
 */
record Footprint(String id, String what, double megabytes, double most, String goal) {
    boolean reached() {
        return megabytes <= most;
    }
}
