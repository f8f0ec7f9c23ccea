package dev.atelier.web.engine;

import dev.atelier.core.config.Settings;
import dev.atelier.core.forge.Forges;
import dev.atelier.core.net.Connection;
import dev.atelier.core.net.Connector;
import dev.atelier.core.net.Deadline;
import dev.atelier.core.net.Endpoint;
import dev.atelier.web.health.ComponentHealth;
import dev.atelier.web.health.HealthProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Each forge: whether it can be connected to from here. Seldom asked anew: these are other people's machines. */
@ApplicationScoped
class ForgesProbe implements HealthProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final Clock clock = Clock.systemUTC();
    private final Map<Endpoint, Known> known = new ConcurrentHashMap<>();

    @Inject
    Settings settings;

    private record Known(ComponentHealth health, Instant at) {}

    @Override
    public String component() {
        return "forges";
    }

    @Override
    public ComponentHealth look() {
        throw new UnsupportedOperationException("there are several");
    }

    @Override
    public Map<String, ComponentHealth> lookAtAll() {
        Connector connector = Connector.from(settings);
        Map<String, CompletableFuture<ComponentHealth>> asked = new TreeMap<>();
        Forges.from(settings, connector)
                .all()
                .forEach((forge, kind) -> asked.put(
                        "forge_" + forge.host(),
                        CompletableFuture.supplyAsync(
                                () -> health(connector, forge, kind.name().toLowerCase(Locale.ROOT)),
                                task -> Thread.ofVirtual().name("health").start(task))));
        Map<String, ComponentHealth> found = new TreeMap<>();
        asked.forEach((name, health) -> found.put(name, health.join()));
        return found;
    }

    @Override
    public boolean essential() {
        return false;
    }

    private ComponentHealth health(Connector connector, Endpoint forge, String kind) {
        Known before = known.get(forge);
        Instant now = clock.instant();
        if (before != null && now.isBefore(before.at().plus(GOOD_FOR))) {
            return before.health();
        }
        ComponentHealth health = look(connector, forge, kind);
        known.put(forge, new Known(health, now));
        return health;
    }

    @SuppressWarnings("try") // that it can be opened is all that is asked
    private static ComponentHealth look(Connector connector, Endpoint forge, String kind) {
        try (Connection connection = connector.open(forge, false, Deadline.in(PATIENCE))) {
            return ComponentHealth.up("A " + kind + " forge; connected.");
        } catch (IOException e) {
            return ComponentHealth.down("A " + kind + " forge that cannot be connected to from here, so pull requests"
                    + " cannot be opened there. See ATELIER_CONNECT_PROXY and ATELIER_CONNECT_ALLOW.");
        }
    }
}
