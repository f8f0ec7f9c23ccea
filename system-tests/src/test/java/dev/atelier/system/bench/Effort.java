package dev.atelier.system.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How often and how long to measure.
 *
 * @param warmUps rounds that do not count
 * @param rounds rounds that count
 * @param starts how often the whole installation is started
 * @param until when to stop measuring what is done often, and to go on with the starts
 * @param untilEnd when to stop altogether
 */
record Effort(int warmUps, int rounds, int starts, Instant until, Instant untilEnd) {
    private static final Duration OFTEN = Duration.ofMinutes(9);
    private static final Duration ALL = Duration.ofMinutes(13);

    static Effort thorough() {
        return new Effort(5, 25, 5, Instant.now().plus(OFTEN), Instant.now().plus(ALL));
    }

    /** To see that everything works, not to measure. */
    static Effort quick() {
        return new Effort(1, 3, 1, Instant.now().plus(OFTEN), Instant.now().plus(ALL));
    }

    /** Whether there is time for one more start. */
    boolean mayStart(int round) {
        return round == 0 || (round < starts && Instant.now().isBefore(untilEnd));
    }

    /** Both in turn, so that whatever else the machine does meets both. */
    SideBySide measure(Trial ours, Trial limit) throws Exception {
        for (int round = 0; round < warmUps; round++) {
            ours.once(-1 - round);
            limit.once(-1 - round);
        }
        List<Duration> us = new ArrayList<>();
        List<Duration> them = new ArrayList<>();
        for (int round = 0; round < rounds && (us.isEmpty() || Instant.now().isBefore(until)); round++) {
            us.add(ours.once(round));
            them.add(limit.once(round));
        }
        return new SideBySide(new Samples(us), new Samples(them));
    }
}
