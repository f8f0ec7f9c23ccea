package dev.atelier.core.agent.builder;

import dev.atelier.core.model.TokenCount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Counts a turn's steps, time and tokens. */
final class TurnLimits {
    private final AgentSettings settings;
    private final InstantSource clock;
    private final Instant begun;
    private int steps;
    private TokenCount tokens = TokenCount.NONE;

    TurnLimits(AgentSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.begun = clock.instant();
    }

    void count(TokenCount used) {
        steps++;
        tokens = tokens.plus(used);
    }

    /** Which limit was reached, in words for a person. */
    Optional<String> reached() {
        if (steps >= settings.maxSteps()) {
            return Optional.of("the limit of " + settings.maxSteps() + " steps was reached");
        }
        if (tokens.fresh() >= settings.maxTokens()) {
            return Optional.of("the limit of " + settings.maxTokens() + " tokens was reached");
        }
        Duration taken = Duration.between(begun, clock.instant());
        if (taken.compareTo(settings.maxTime()) >= 0) {
            return Optional.of("the time limit was reached");
        }
        return Optional.empty();
    }
}
