package dev.atelier.web.health;

import dev.atelier.web.health.ComponentHealth.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.SortedMap;
import java.util.TreeMap;

/** The platform's health, as it is answered. Up unless a component is down. */
record Health(Status status, SortedMap<String, ComponentHealth> components) {
    private static final Logger LOG = System.getLogger(Health.class.getName());

    static Health of(Iterable<HealthProbe> probes) {
        var components = new TreeMap<String, ComponentHealth>();
        for (HealthProbe probe : probes) {
            components.put(probe.component(), look(probe));
        }
        boolean down = components.values().stream().anyMatch(health -> health.status() == Status.DOWN);
        return new Health(down ? Status.DOWN : Status.UP, components);
    }

    private static ComponentHealth look(HealthProbe probe) {
        try {
            return probe.look();
        } catch (RuntimeException unexpected) {
            LOG.log(Level.WARNING, "The health probe \"" + probe.component() + "\" failed.", unexpected);
            return ComponentHealth.down("It could not be checked; the log says why.");
        }
    }
}
