package dev.atelier.core.agent;

import dev.atelier.core.model.ModelName;
import dev.atelier.core.model.TokenCount;
import java.util.ArrayList;
import java.util.List;

/** Keeps what an agent told, one line each. */
public final class FakeJournal implements TurnJournal {
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder live = new StringBuilder();

    /** All but the live text, in order: {@code requested id tool}, {@code finished id ok|failed summary} … */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    public List<String> lines(String firstWord) {
        return lines.stream().filter(line -> line.startsWith(firstWord + " ")).toList();
    }

    /** The live text as a user would have seen it; {@code ⟲} where it was started anew. */
    public String live() {
        return live.toString();
    }

    @Override
    public void say(String textDelta) {
        live.append(textDelta);
    }

    @Override
    public void sayAgain() {
        live.append('⟲');
    }

    @Override
    public void toolRequested(String callId, String tool, String summary, String argumentsJson) {
        lines.add("requested " + callId + " " + tool + ": " + summary);
    }

    @Override
    public void toolFinished(String callId, boolean ok, String summary, String detail) {
        lines.add("finished " + callId + " " + (ok ? "ok" : "failed") + ": " + summary);
    }

    @Override
    public void plan(List<String> steps) {
        lines.add("plan " + steps);
    }

    @Override
    public void modelAnswered(String text, TokenCount tokens, ModelName model) {
        lines.add("answered " + model + " " + tokens.total() + ": " + text);
    }

    @Override
    public void warn(String message) {
        lines.add("warned " + message);
    }
}
