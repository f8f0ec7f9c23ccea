package dev.atelier.web.health;

import dev.atelier.web.health.ComponentHealth.Status;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Remembers when each component was first seen to be as it is. Thread-safe. */
final class Since {
    private final ConcurrentMap<String, Seen> known = new ConcurrentHashMap<>();

    private record Seen(Status status, Instant first) {
        Seen now(Status other, Instant at) {
            return status == other ? this : new Seen(other, at);
        }
    }

    /** Takes note of how they are now, and answers since when. */
    Map<String, Instant> of(Map<String, ComponentHealth> components, Instant at) {
        Map<String, Instant> since = new TreeMap<>();
        components.forEach((name, health) -> since.put(
                name,
                known.merge(name, new Seen(health.status(), at), (before, now) -> before.now(now.status(), at))
                        .first()));
        return since;
    }
}
