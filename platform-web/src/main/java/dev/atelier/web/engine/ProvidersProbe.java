package dev.atelier.web.engine;

import dev.atelier.core.config.Settings;
import dev.atelier.core.model.Models;
import dev.atelier.web.health.ComponentHealth;
import dev.atelier.web.health.HealthProbe;
import dev.atelier.web.health.Reachable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Each model provider: whether it is configured, and somebody answers there. */
@ApplicationScoped
class ProvidersProbe implements HealthProbe {
    private final Reachable reachable = new Reachable(Clock.systemUTC());

    @Inject
    Settings settings;

    @Override
    public String component() {
        return "providers";
    }

    @Override
    public ComponentHealth look() {
        throw new UnsupportedOperationException("there are several");
    }

    /** Asked at the same time: each may make us wait. */
    @Override
    public Map<String, ComponentHealth> lookAtAll() {
        Map<String, CompletableFuture<ComponentHealth>> asked = new TreeMap<>();
        Models.endpoints(settings)
                .forEach((name, endpoint) -> asked.put(
                        "model_" + name,
                        CompletableFuture.supplyAsync(
                                () -> health(name, endpoint),
                                task -> Thread.ofVirtual().name("health").start(task))));
        Map<String, ComponentHealth> found = new TreeMap<>();
        asked.forEach((name, health) -> found.put(name, health.join()));
        return found;
    }

    @Override
    public boolean essential() {
        return false;
    }

    private ComponentHealth health(String name, Optional<URI> endpoint) {
        String settings = "ATELIER_" + name.toUpperCase(Locale.ROOT) + "_…";
        if (endpoint.isEmpty()) {
            return ComponentHealth.notConfigured("None of its settings is set: " + settings);
        }
        return reachable.is(endpoint.get())
                ? ComponentHealth.up("Somebody answers at " + endpoint.get().getHost() + ".")
                : ComponentHealth.down("Nobody answers at " + endpoint.get().getHost() + ". See " + settings);
    }
}
