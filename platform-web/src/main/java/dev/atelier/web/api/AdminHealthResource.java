package dev.atelier.web.api;

import dev.atelier.web.health.ComponentHealth;
import dev.atelier.web.health.Health;
import dev.atelier.web.health.HealthCheck;
import dev.atelier.web.login.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

    /** A component: {@code up}, {@code down} or {@code not_configured}. */
    public record ComponentView(String status, @Nullable String why) {
        static ComponentView of(ComponentHealth health) {
            return new ComponentView(word(health.status()), health.why().orElse(null));
        }
    }

    /** All of them. */
    public record HealthView(String status, Map<String, ComponentView> components) {}

    @GET
    @Operation(summary = "How each component is, and why; for administrators of the installation")
    public HealthView health() {
        caller.actor().requireAdministrator();
        Health health = check.look();
        Map<String, ComponentView> components = new TreeMap<>();
        health.components().forEach((name, component) -> components.put(name, ComponentView.of(component)));
        return new HealthView(word(health.status()), components);
    }

    private static String word(ComponentHealth.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
