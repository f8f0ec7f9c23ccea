package dev.atelier.core.project;

import dev.atelier.core.agent.Agent;
import java.util.Optional;

/** Chooses who works: the agent with a model where one is configured, else the one by rules (R4, X-R1). */
final class Agents {
    private final Optional<Agent> withModel;
    private final Agent byRules;

    /** @param fallback who does what can be done when the first one fails for good */
    record Choice(Agent agent, String why, Optional<Agent> fallback) {}

    Agents(Optional<Agent> withModel, Agent byRules) {
        this.withModel = withModel;
        this.byRules = byRules;
    }

    Choice choose() {
        return withModel
                .map(agent -> new Choice(agent, "A language model is configured.", Optional.of(byRules)))
                .orElseGet(() -> new Choice(
                        byRules, "No language model is configured, so the built-in rules work.", Optional.empty()));
    }
}
