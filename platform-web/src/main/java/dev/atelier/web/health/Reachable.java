package dev.atelier.web.health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether something answers HTTP at an address that an administrator has set. Any answer will do: it says that somebody is
 * there, and a check must not cost what a call does. Asked again after a while only, so that nobody can make the platform
 * call others as often as they like. Thread-safe.
 */
public final class Reachable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration GOOD_FOR = Duration.ofSeconds(20);

    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<URI, Known> known = new ConcurrentHashMap<>();

    private record Known(boolean reachable, Instant at) {}

    public Reachable(Clock clock) {
        this.clock = clock;
    }

    /** Waits for at most a few seconds. */
    public boolean is(URI address) {
        Instant now = clock.instant();
        Known before = known.get(address);
        if (before != null && now.isBefore(before.at().plus(GOOD_FOR))) {
            return before.reachable();
        }
        boolean reachable = asks(address);
        known.put(address, new Known(reachable, now));
        return reachable;
    }

    private boolean asks(URI address) {
        try {
            var unused = http.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build(), BodyHandlers.discarding());
            return true;
        } catch (IOException nobodyThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
