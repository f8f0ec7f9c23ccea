package dev.atelier.core.agent.tool;

import dev.atelier.core.agent.PreviewReport;
import dev.atelier.core.agent.TurnPreview;

/** Runs a repository's tests. */
final class RunTests implements Tool {
    private final TurnPreview tests;

    RunTests(TurnPreview tests) {
        this.tests = tests;
    }

    @Override
    public String name() {
        return "run_tests";
    }

    @Override
    public String description() {
        return "Runs the project's tests as the platform finds them, and tells what failed. It is done for you when you"
                + " finish; use it earlier to see where things stand. Files that the tests leave behind are removed.";
    }

    @Override
    public Parameters parameters() {
        return Parameters.none();
    }

    @Override
    public String summary(ToolArguments arguments) {
        return "Run the tests";
    }

    @Override
    public ToolOutcome use(ToolArguments arguments) throws InterruptedException {
        PreviewReport report = tests.check();
        return report.ok()
                ? new ToolOutcome.Ok("No test fails", "No test fails." + Problems.notes(report))
                : new ToolOutcome.Failed("The tests fail", Problems.told(report));
    }
}
