package dev.atelier.core.project;

import dev.atelier.core.agent.Agent;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Chooses who works: the agent with a model where one is configured, else the rules: those for web apps, or those for
 * repositories (R4, X-R1, X-R3).
 */
final class Agents {
    private final Supplier<Optional<Agent>> withModel;
    private final Agent appRules;
    private final Agent repositoryRules;

    /** @param fallback who does what can be done when the first one fails for good */
    record Choice(Agent agent, String why, Optional<Agent> fallback) {}

    /** @param withModel asked at each turn: which model there is may change */
    Agents(Supplier<Optional<Agent>> withModel, Agent appRules, Agent repositoryRules) {
        this.withModel = withModel;
        this.appRules = appRules;
        this.repositoryRules = repositoryRules;
    }

    Choice choose(ProjectKind kind) {
        Agent rules = switch (kind) {
            case APP -> appRules;
            case REPOSITORY -> repositoryRules;
        };
        return withModel
                .get()
                .map(agent -> new Choice(agent, "A language model is configured.", Optional.of(rules)))
                .orElseGet(() -> new Choice(
                        rules, "No language model is configured, so the built-in rules work.", Optional.empty()));
    }
}
