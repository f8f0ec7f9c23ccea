package dev.atelier.web.api;

import dev.atelier.web.health.ComponentHealth;
import dev.atelier.web.health.HealthCheck;
import dev.atelier.web.health.Look;
import dev.atelier.web.login.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How each component is, and why (R12). */
@Path("/admin/health")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
public class AdminHealthResource {
    @Inject
    Caller caller;

    @Inject
    HealthCheck check;

    /**
     * A component: {@code up}, {@code down} or {@code not_configured}.
     *
     * @param since when it was first seen to be so
     */
    public record ComponentView(
            String status, @Nullable String why, @Nullable Instant since) {
        static ComponentView of(ComponentHealth health, @Nullable Instant since) {
            return new ComponentView(word(health.status()), health.why().orElse(null), since);
        }
    }

    /** All of them, as they were when it was looked. */
    public record HealthView(String status, Instant looked, Map<String, ComponentView> components) {}

    @GET
    @Operation(summary = "How each component is, and why; for administrators of the installation")
    public HealthView health() {
        caller.actor().requireAdministrator();
        Look look = check.look();
        Map<String, ComponentView> components = new TreeMap<>();
        look.health()
                .components()
                .forEach((name, component) -> components.put(
                        name, ComponentView.of(component, look.since().get(name))));
        return new HealthView(word(look.health().status()), look.at(), components);
    }

    private static String word(ComponentHealth.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
