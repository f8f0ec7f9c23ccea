package dev.atelier.web.engine;

import dev.atelier.core.project.Engine;
import dev.atelier.core.sandbox.Health;
import dev.atelier.core.sandbox.SandboxProvider;
import dev.atelier.web.health.ComponentHealth;
import dev.atelier.web.health.HealthProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether sandboxes can be made, and how they are. */
@ApplicationScoped
class SandboxProbe implements HealthProbe {
    @Inject
    Engine engine;

    @Override
    public String component() {
        return "sandbox";
    }

    @Override
    public ComponentHealth look() {
        SandboxProvider provider = engine.sandboxes().provider();
        Health health = provider.health();
        return switch (health.status()) {
            case UP ->
                ComponentHealth.up(provider.name() + ": " + health.why() + "; "
                        + engine.previews().warm() + " ready for new projects");
            case DOWN -> ComponentHealth.down(health.why());
            case NOT_CONFIGURED -> ComponentHealth.notConfigured(health.why());
        };
    }
}
