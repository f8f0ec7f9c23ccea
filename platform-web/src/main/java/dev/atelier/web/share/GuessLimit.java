package dev.atelier.web.share;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts, by the address that they come from, requests for links that do not exist; whoever makes many has to wait. The
 * links themselves cannot be guessed: this keeps the log and the machine from whoever tries. Thread-safe.
 */
final class GuessLimit {
    static final int MOST = 20;
    static final Duration WITHIN = Duration.ofMinutes(1);
    /** Addresses that are remembered; with more, the one that was heard of first is forgotten. */
    private static final int ADDRESSES = 10_000;

    private final InstantSource clock;
    private final Map<String, Guesses> byAddress = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Guesses> eldest) {
            return size() > ADDRESSES;
        }
    };

    private record Guesses(Instant since, int count) {
        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(WITHIN));
        }

        Guesses more() {
            return new Guesses(since, count + 1);
        }
    }

    GuessLimit(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void wrong(String address) {
        Instant now = clock.instant();
        byAddress.merge(
                network(address), new Guesses(now, 1), (before, one) -> before.isOver(now) ? one : before.more());
    }

    synchronized boolean mustWait(String address) {
        Guesses guesses = byAddress.get(network(address));
        return guesses != null && guesses.count() > MOST && !guesses.isOver(clock.instant());
    }

    /** Whoever has one IPv6 address has the 64 bits of addresses beside it too. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] groups = address.split(":", -1);
        return String.join(":", java.util.Arrays.asList(groups).subList(0, Math.min(4, groups.length)));
    }
}
