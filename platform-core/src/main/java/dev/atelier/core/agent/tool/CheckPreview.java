package dev.atelier.core.agent.tool;

import dev.atelier.core.agent.PreviewReport;
import dev.atelier.core.agent.TurnPreview;

/** Looks at the running app. */
final class CheckPreview implements Tool {
    private final TurnPreview preview;

    CheckPreview(TurnPreview preview) {
        this.preview = preview;
    }

    @Override
    public String name() {
        return "check_preview";
    }

    @Override
    public String description() {
        return "Looks at the running app as it is now: whether it compiles, the page loads and shows something, and what"
                + " its console says; you are shown a screenshot if you can see. It is done for you when you finish;"
                + " use it earlier after a risky change, or to see what it looks like.";
    }

    @Override
    public Parameters parameters() {
        return Parameters.none();
    }

    @Override
    public String summary(ToolArguments arguments) {
        return "Check the app";
    }

    @Override
    public ToolOutcome use(ToolArguments arguments) throws InterruptedException {
        PreviewReport report = preview.check();
        return report.ok()
                ? new ToolOutcome.Ok(
                        "The app is in order",
                        "The app compiles, and the page loads without a new error." + Problems.notes(report),
                        report.screenshot().get())
                : new ToolOutcome.Failed(
                        "The app has a problem",
                        Problems.told(report),
                        report.screenshot().get());
    }
}
