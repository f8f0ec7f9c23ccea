package dev.atelier.web.engine;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.model.ModelStatus;
import dev.atelier.core.project.Engine;
import dev.atelier.web.health.ComponentHealth;
import dev.atelier.web.health.HealthProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/** Which model works, or that the built-in rules do. */
@ApplicationScoped
class AgentProbe implements HealthProbe {
    @Inject
    Engine engine;

    @Override
    public String component() {
        return "model";
    }

    /** A model that is away does not make the platform unready: the rules go on. */
    @Override
    public ComponentHealth look() {
        List<ModelStatus> models = engine.models().status();
        if (models.isEmpty()) {
            return ComponentHealth.notConfigured(
                    "No model is configured, so the built-in rules work. Set ATELIER_MODEL.");
        }
        return ComponentHealth.up(models.stream().map(AgentProbe::describe).collect(Collectors.joining("; ")));
    }

    private static String describe(ModelStatus model) {
        return model.name()
                + model.trouble()
                        .map(Fault::message)
                        .map(trouble -> " (" + trouble + ")")
                        .orElse("");
    }
}
