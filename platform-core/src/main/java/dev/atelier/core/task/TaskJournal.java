package dev.atelier.core.task;

import dev.atelier.core.agent.TurnJournal;
import dev.atelier.core.model.ModelName;
import dev.atelier.core.model.TokenCount;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.turn.EventJournal;
import dev.atelier.core.usage.Prices;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells the run's log, and keeps what goes into prompt.txt and llm_response.txt. */
final class TaskJournal implements TurnJournal {
    private static final int LONGEST = 1024 * 1024;

    private final EventJournal events;
    private final StringBuilder prompt = new StringBuilder();
    private final StringBuilder responses = new StringBuilder();
    private Optional<String> model = Optional.empty();

    TaskJournal(RunContext context, Supplier<Prices> prices) {
        this.events = new EventJournal(context, prices);
    }

    String prompt() {
        return prompt.toString();
    }

    String responses() {
        return responses.toString();
    }

    /** The one that answered last. */
    Optional<String> model() {
        return model;
    }

    void prompt(String title, String text) {
        add(prompt, title, text);
    }

    void response(String title, String text) {
        add(responses, title, text);
    }

    @Override
    public void prompted(String system, String ask) {
        prompt("System", system);
        prompt("Task", ask);
    }

    @Override
    public void say(String textDelta) {
        events.say(textDelta);
    }

    @Override
    public void sayAgain() {
        events.sayAgain();
    }

    @Override
    public void toolRequested(String callId, String tool, String summary, String argumentsJson) {
        add(responses, "Tool call: " + tool, argumentsJson);
        events.toolRequested(callId, tool, summary, argumentsJson);
    }

    @Override
    public void toolFinished(String callId, boolean ok, String summary, String detail) {
        events.toolFinished(callId, ok, summary, detail);
    }

    @Override
    public void plan(List<String> steps) {
        events.plan(steps);
    }

    @Override
    public void modelAnswered(String text, TokenCount tokens, ModelName name) {
        model = Optional.of(name.toString());
        if (!text.isBlank()) {
            add(responses, "Answer of " + name, text);
        }
        events.modelAnswered(text, tokens, name);
    }

    @Override
    public void warn(String message) {
        events.warn(message);
    }

    private static void add(StringBuilder to, String title, String text) {
        if (to.length() < LONGEST) {
            to.append("=== ")
                    .append(title)
                    .append(" ===\n\n")
                    .append(text.strip())
                    .append("\n\n");
        }
    }
}
