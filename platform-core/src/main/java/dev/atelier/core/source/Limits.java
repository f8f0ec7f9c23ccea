package dev.atelier.core.source;

import java.time.Duration;

/**
 * What one project may take.
 *
 * @param files source files in a work tree
 * @param bytes of them together
 * @param operation how long a caller waits: more than the largest permitted project takes on a slow disk
 */
record Limits(int files, long bytes, Duration operation) {
    static final Limits USUAL = new Limits(20_000, 500L << 20, Duration.ofMinutes(2));

    /** Directory entries looked at, ignored ones included: that takes time too. */
    int entries() {
        return 10 * files;
    }
}
