package dev.atelier.core.turn;

import dev.atelier.core.agent.TurnJournal;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.model.ModelName;
import dev.atelier.core.model.TokenCount;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.usage.Prices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Turns what an agent tells into events of its run; long texts are shortened, for the log is read often. */
public final class EventJournal implements TurnJournal {
    private static final int LONGEST_SUMMARY = 300;
    private static final int LONGEST_DETAIL = 16_000;

    private final RunContext context;
    private final Supplier<Prices> prices;
    private final Map<String, String> toolsByCall = new HashMap<>();

    /** @param prices asked at each answer of a model */
    public EventJournal(RunContext context, Supplier<Prices> prices) {
        this.context = context;
        this.prices = prices;
    }

    @Override
    public void say(String textDelta) {
        context.signal(new LiveSignal.TextDelta(textDelta));
    }

    @Override
    public void sayAgain() {
        context.signal(new LiveSignal.TextRestarted());
    }

    @Override
    public void toolRequested(String callId, String tool, String summary, String argumentsJson) {
        toolsByCall.put(callId, tool);
        context.append(new RunEvent.ToolRequested(
                callId, tool, cut(summary, LONGEST_SUMMARY), cut(argumentsJson, LONGEST_DETAIL)));
    }

    @Override
    public void toolFinished(String callId, boolean ok, String summary, String detail) {
        String tool = toolsByCall.getOrDefault(callId, "");
        context.append(new RunEvent.ToolFinished(
                callId, tool, ok, cut(summary, LONGEST_SUMMARY), cut(detail, LONGEST_DETAIL)));
    }

    @Override
    public void plan(List<String> steps) {
        context.append(new RunEvent.PlanMade(steps));
    }

    @Override
    public void modelAnswered(String text, TokenCount tokens, ModelName model) {
        context.append(new RunEvent.ModelAnswered(
                text,
                model.toString(),
                tokens.prompt(),
                tokens.completion(),
                tokens.cached(),
                prices.get().cost(model.toString(), tokens.prompt(), tokens.cached(), tokens.completion())));
    }

    @Override
    public void warn(String message) {
        context.append(new RunEvent.Warning(Fault.of(FaultKind.OUTSIDE, "agent_warning", message)));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
