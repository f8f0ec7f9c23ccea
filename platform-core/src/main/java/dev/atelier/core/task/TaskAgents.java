package dev.atelier.core.task;

import dev.atelier.core.agent.Agent;
import dev.atelier.core.agent.builder.AgentSettings;
import dev.atelier.core.agent.builder.BuilderAgent;
import dev.atelier.core.agent.rules.chores.ChoresAgent;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.model.LanguageModel;
import dev.atelier.core.model.Models;
import java.util.Optional;
import java.util.function.Supplier;

/** Chooses who works on a task (R4, R6). */
public final class TaskAgents {
    private static final double HOTTEST = 2;
    private static final int LONGEST_REPLY = 1_000_000;

    private final Supplier<Models> models;
    private final Supplier<AgentSettings> limits;
    private final Agent rules = new ChoresAgent();

    /** @param models asked at each task, as are the limits: both may change */
    public TaskAgents(Supplier<Models> models, Supplier<AgentSettings> limits) {
        this.models = models;
        this.limits = limits;
    }

    /**
     * Who works, and who does what can be done if that one fails for good.
     *
     * @param model which model is asked first, if one is
     */
    record Choice(Agent agent, String why, Optional<String> model, Optional<Agent> fallback) {}

    /**
     * Whether the wish can be granted; asked before anything is kept or cloned.
     *
     * @throws FaultException {@code model_not_configured} naming the setting, {@code bad_agent}
     */
    void check(AgentWish wish) {
        wish.temperature().filter(value -> !(value >= 0 && value <= HOTTEST)).ifPresent(value -> {
            throw TaskFaults.badWish("temperature has to be a number from 0 to 2.");
        });
        wish.maxTokens().filter(value -> value < 1 || value > LONGEST_REPLY).ifPresent(value -> {
            throw TaskFaults.badWish("max_tokens has to be a whole number from 1 to " + LONGEST_REPLY + ".");
        });
        var unused = choose(wish);
    }

    /** @throws FaultException as {@link #check} */
    Choice choose(AgentWish wish) {
        return switch (wish.kind()) {
            case RULES -> new Choice(rules, "The built-in rules were asked for.", Optional.empty(), Optional.empty());
            case MODEL -> withModel(wish, "A language model was asked for.");
            case AUTO ->
                models.get().preferred().isPresent() || wish.namesModel()
                        ? withModel(wish, "A language model is configured.")
                        : new Choice(
                                rules,
                                "No language model is configured, so the built-in rules work.",
                                Optional.empty(),
                                Optional.empty());
        };
    }

    private Choice withModel(AgentWish wish, String why) {
        LanguageModel chosen = models.get().wished(wish.provider(), wish.model());
        LanguageModel asked = wish.temperature().isPresent() || wish.maxTokens().isPresent()
                ? new AdjustedModel(chosen, wish.temperature(), wish.maxTokens())
                : chosen;
        return new Choice(
                new BuilderAgent(asked, limits.get()),
                why,
                Optional.of(chosen.name().toString()),
                wish.fallback() ? Optional.of(rules) : Optional.empty());
    }
}
