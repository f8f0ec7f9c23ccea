package dev.atelier.core.agent.builder;

import dev.atelier.core.agent.Agent;
import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.agent.Turn;
import dev.atelier.core.model.LanguageModel;
import java.time.Clock;
import java.time.InstantSource;

/** Builds and changes web apps with a language model. */
public final class BuilderAgent implements Agent {
    private final LanguageModel model;
    private final AgentSettings settings;
    private final InstantSource clock;

    public BuilderAgent(LanguageModel model, AgentSettings settings) {
        this(model, settings, Clock.systemUTC());
    }

    BuilderAgent(LanguageModel model, AgentSettings settings, InstantSource clock) {
        this.model = model;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "builder";
    }

    @Override
    public AgentResult work(Turn turn) throws InterruptedException {
        return new BuilderTurn(turn, model, settings, clock).work();
    }
}
