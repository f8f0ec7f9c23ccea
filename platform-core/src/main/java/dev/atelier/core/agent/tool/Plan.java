package dev.atelier.core.agent.tool;

import dev.atelier.core.agent.TurnJournal;
import java.util.List;

/** Shows the user the steps of a larger piece of work. */
final class Plan implements Tool {
    private static final int MOST = 12;

    private final TurnJournal journal;

    Plan(TurnJournal journal) {
        this.journal = journal;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String description() {
        return "Shows the user what you are going to do, before larger work. Two to eight short steps in the user's"
                + " words, without file names.";
    }

    @Override
    public Parameters parameters() {
        return Parameters.none().texts("steps", "The steps in order");
    }

    @Override
    public String summary(ToolArguments arguments) {
        return "Make a plan";
    }

    @Override
    public ToolOutcome use(ToolArguments arguments) {
        List<String> steps = arguments.texts("steps").stream()
                .filter(step -> !step.isBlank())
                .limit(MOST)
                .map(step -> Excerpt.shortened(step, 200))
                .toList();
        journal.plan(steps);
        return new ToolOutcome.Ok("Plan of " + steps.size() + " steps", "The user sees the plan. Go on with it.");
    }
}
