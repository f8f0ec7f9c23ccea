package dev.atelier.core.agent.builder;

import dev.atelier.core.agent.tool.ToolOutcome;
import dev.atelier.core.model.ToolCall;
import java.util.HashMap;
import java.util.Map;

/** Notices a model that takes the same step with the same result over and over (X12). */
final class RepeatGuard {
    private static final int TELL = 3;
    private static final int STOP = 5;

    enum Verdict {
        FINE(""),
        TOLD("\nYou have taken this very step several times with the same result. Do something else, or finish."),
        STUCK("");

        private final String note;

        Verdict(String note) {
            this.note = note;
        }

        /** To be added to the call's result. */
        String note() {
            return note;
        }
    }

    /** Looking at something again after a change is another step. */
    private record Step(String tool, String arguments, String result, int changes) {}

    private final Map<Step, Integer> seen = new HashMap<>();

    /** @param changes how many changes were made to the project so far */
    Verdict seen(ToolCall call, ToolOutcome outcome, int changes) {
        Step step = new Step(call.tool(), call.argumentsJson(), outcome.content(), changes);
        int times = seen.merge(step, 1, Integer::sum);
        if (times >= STOP) {
            return Verdict.STUCK;
        }
        return times >= TELL ? Verdict.TOLD : Verdict.FINE;
    }
}
