package dev.atelier.core.task;

import java.util.Optional;

/**
 * Who shall work on a task (R4, R6).
 *
 * @param fallback whether the rules may do what they can when the model fails for good
 * @param provider of the model, such as {@code openai}; the installation's own choice if empty
 * @param model the model's name at its provider; the installation's own choice if empty
 * @param temperature from 0 to 2
 * @param maxTokens the most that one reply may have
 */
public record AgentWish(
        Kind kind,
        boolean fallback,
        Optional<String> provider,
        Optional<String> model,
        Optional<Double> temperature,
        Optional<Integer> maxTokens) {
    /** Which agent. */
    public enum Kind {
        /** The one with a model where one is configured, else the rules. */
        AUTO,
        /** The one with a model. */
        MODEL,
        /** The rules, which need no model. */
        RULES
    }

    public AgentWish(Kind kind, boolean fallback, Optional<String> provider, Optional<String> model) {
        this(kind, fallback, provider, model, Optional.empty(), Optional.empty());
    }

    /** A model if there is one, and the rules where it fails. */
    public static AgentWish auto() {
        return new AgentWish(Kind.AUTO, true, Optional.empty(), Optional.empty());
    }

    public static AgentWish rules() {
        return new AgentWish(Kind.RULES, false, Optional.empty(), Optional.empty());
    }

    /** A model, and nothing else. */
    public static AgentWish modelOnly() {
        return new AgentWish(Kind.MODEL, false, Optional.empty(), Optional.empty());
    }

    /** Whether one certain model is meant, or a certain way to ask it. */
    public boolean namesModel() {
        return provider.isPresent() || model.isPresent() || temperature.isPresent() || maxTokens.isPresent();
    }
}
