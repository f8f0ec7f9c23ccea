package dev.atelier.web.compat.pr;

import dev.atelier.core.model.ModelStatus;
import dev.atelier.core.project.Engine;
import dev.atelier.core.sandbox.Health;
import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.sandbox.SandboxProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How each component is: {@code up}, {@code down} or {@code not_configured} (R12, R15). */
record Components(Map<String, String> states) {
    private static final String UP = "up";
    private static final String DOWN = "down";
    private static final String NOT_CONFIGURED = "not_configured";

    static Components of(Engine engine) {
        SandboxProvider sandboxes = engine.sandboxes().provider();
        Health.Status sandbox = sandboxes.health().status();
        Optional<Health.Status> docker = Optional.ofNullable(
                        engine.sandboxes().kinds().get(SandboxKind.DOCKER))
                .map(provider -> provider.health().status());
        List<ModelStatus> models = engine.models().status();
        Map<String, String> states = new LinkedHashMap<>();
        // Both are part of the program.
        states.put("git_operations", UP);
        states.put("coding_agent", UP);
        states.put("llm_agent", state(models));
        states.put("cloud_sandbox", word(sandbox));
        states.put("openai", state(of(models, "openai")));
        states.put("anthropic", state(of(models, "anthropic")));
        states.put("docker", docker.map(Components::word).orElse(NOT_CONFIGURED));
        return new Components(states);
    }

    /** Without a model the rules work; without sandboxes nothing does. */
    boolean healthy() {
        return UP.equals(states.get("cloud_sandbox"));
    }

    private static List<ModelStatus> of(List<ModelStatus> models, String provider) {
        return models.stream()
                .filter(model -> model.name().provider().equals(provider))
                .toList();
    }

    private static String state(List<ModelStatus> models) {
        if (models.isEmpty()) {
            return NOT_CONFIGURED;
        }
        return models.stream().anyMatch(model -> model.trouble().isEmpty()) ? UP : DOWN;
    }

    private static String word(Health.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
