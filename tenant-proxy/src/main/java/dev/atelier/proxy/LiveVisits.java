package dev.atelier.proxy;

import dev.atelier.proxy.contract.HostName;
import dev.atelier.proxy.contract.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The visits of one event loop that are not over, by host: so many and no more, and none that is no longer welcome. */
final class LiveVisits {
    private final Map<HostName, Set<Visit>> visits = new HashMap<>();
    private final AtomicInteger all;
    private final Limits limits;

    /**
     * No visits yet.
     *
     * @param all the count that every event loop shares
     */
    LiveVisits(AtomicInteger all, Limits limits) {
        this.all = all;
        this.limits = limits;
    }

    /** Whether there was room for one more. */
    boolean add(Visit visit) {
        Set<Visit> ofHost = visits.computeIfAbsent(visit.host(), host -> new LinkedHashSet<>());
        if (ofHost.size() >= limits.requestsPerHost() || all.get() >= limits.requests()) {
            return false;
        }
        all.incrementAndGet();
        return ofHost.add(visit);
    }

    void remove(Visit visit) {
        Set<Visit> ofHost = visits.get(visit.host());
        if (ofHost != null && ofHost.remove(visit)) {
            all.decrementAndGet();
            if (ofHost.isEmpty()) {
                visits.remove(visit.host());
            }
        }
    }

    /** The hosts of which somebody is waiting for an answer, or for the rest of one. */
    Set<HostName> atWork() {
        return visits.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(Visit::isWork))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    boolean isAtWork(HostName host) {
        return visits.getOrDefault(host, Set.of()).stream().anyMatch(Visit::isWork);
    }

    /** Ends what the route as it is now would not let in: a share was revoked, or the project is gone (B17). */
    void review(HostName host, Optional<Route> now) {
        for (Visit visit : new ArrayList<>(visits.getOrDefault(host, Set.of()))) {
            if (now.isEmpty() || !visit.isStillWelcome(now.get())) {
                visit.revoke();
                remove(visit);
            }
        }
    }
}
