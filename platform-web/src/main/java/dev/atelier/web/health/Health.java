package dev.atelier.web.health;

import dev.atelier.web.health.ComponentHealth.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The platform's health, as it is answered. Up unless a component is down that it cannot do without. */
public record Health(Status status, SortedMap<String, ComponentHealth> components) {
    private static final Logger LOG = System.getLogger(Health.class.getName());

    /**
     * Asks all at once; one that does not answer in time counts as down.
     *
     * @param forOthers how long to wait for what the platform can do without; less than {@code patience} means that what
     *     is late is left out this time, while it goes on finding out for the next
     */
    static Health of(Iterable<HealthProbe> probes, Executor executor, Duration patience, Duration forOthers) {
        Map<HealthProbe, CompletableFuture<Map<String, ComponentHealth>>> answers = new LinkedHashMap<>();
        probes.forEach(probe -> answers.put(probe, CompletableFuture.supplyAsync(() -> look(probe), executor)));
        long begun = System.nanoTime();
        var components = new TreeMap<String, ComponentHealth>();
        boolean down = false;
        for (var answer : answers.entrySet()) {
            boolean essential = answer.getKey().essential();
            long end = begun + (essential ? patience : forOthers).toNanos();
            boolean tellIfLate = essential || forOthers.compareTo(patience) >= 0;
            Map<String, ComponentHealth> found = await(answer.getKey(), answer.getValue(), end, tellIfLate);
            components.putAll(found);
            down |= essential && found.values().stream().anyMatch(health -> health.status() == Status.DOWN);
        }
        return new Health(down ? Status.DOWN : Status.UP, components);
    }

    /** What anybody may know: which component is how, but not why. */
    Health withoutReasons() {
        var bare = new TreeMap<String, ComponentHealth>();
        components.forEach((name, health) -> bare.put(name, health.withoutReason()));
        return new Health(status, bare);
    }

    private static Map<String, ComponentHealth> look(HealthProbe probe) {
        try {
            return probe.lookAtAll();
        } catch (RuntimeException unexpected) {
            LOG.log(Level.WARNING, "The health probe \"" + probe.component() + "\" failed.", unexpected);
            return Map.of(probe.component(), ComponentHealth.down("It could not be checked; the log says why."));
        }
    }

    private static Map<String, ComponentHealth> await(
            HealthProbe probe, CompletableFuture<Map<String, ComponentHealth>> answer, long end, boolean tellIfLate) {
        try {
            return answer.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            return tellIfLate
                    ? Map.of(probe.component(), ComponentHealth.down("It did not answer in time."))
                    : Map.of();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of(probe.component(), ComponentHealth.down("It was not waited for."));
        }
    }
}
