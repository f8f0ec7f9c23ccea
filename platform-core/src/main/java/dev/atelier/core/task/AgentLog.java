package dev.atelier.core.task;

import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A run's events as text, for agent.log: each begins a line with its time, and what belongs to it is set in below. */
final class AgentLog {
    private AgentLog() {}

    static String of(List<LoggedEvent> events) {
        StringBuilder text = new StringBuilder();
        for (LoggedEvent event : events) {
            text.append(event.at().truncatedTo(ChronoUnit.MILLIS))
                    .append(' ')
                    .append(told(event.event()).strip().replace("\n", "\n    "))
                    .append('\n');
        }
        return text.toString();
    }

    private static String told(RunEvent event) {
        return switch (event) {
            case RunEvent.Asked asked ->
                "Asked by " + asked.by() + ":\n" + asked.ask().text();
            case RunEvent.AskEdited edited ->
                "Reworded by " + edited.by() + ":\n" + edited.ask().text();
            case RunEvent.QueueMoved moved -> "Moved to place " + moved.place() + " by " + moved.by();
            case RunEvent.ConversationCleared cleared -> "Conversation begun anew by " + cleared.by();
            case RunEvent.ConversationRestored restored -> "Conversation brought back by " + restored.by();
            case RunEvent.Claimed claimed ->
                "Taken by a worker" + (claimed.attempt() > 1 ? ", attempt " + claimed.attempt() : "");
            case RunEvent.SandboxReady ready -> "Sandbox ready (" + ready.provider() + ", " + ready.millis() + " ms)";
            case RunEvent.SourceReady ready -> "Files open: " + ready.files();
            case RunEvent.AgentChosen chosen -> "Agent: " + chosen.agent() + ". " + chosen.why();
            case RunEvent.PlanMade plan -> "Plan:\n" + String.join("\n", plan.steps());
            case RunEvent.ModelAnswered answered ->
                "Answer of " + answered.model() + " (" + answered.promptTokens() + " + " + answered.completionTokens()
                        + " tokens):\n" + answered.text();
            case RunEvent.ToolRequested tool -> tool.summary() + " [" + tool.tool() + "]\n" + tool.arguments();
            case RunEvent.ToolFinished tool ->
                (tool.ok() ? "Done: " : "Failed: ") + tool.summary() + "\n" + tool.detail();
            case RunEvent.FileChanged changed ->
                "File " + changed.kind().name().toLowerCase(java.util.Locale.ROOT) + ": " + changed.path();
            case RunEvent.CheckPassed passed -> "Check passed";
            case RunEvent.CheckFailed failed -> "Check failed:\n" + String.join("\n", failed.problems());
            case RunEvent.CheckpointSaved saved ->
                "Kept as version " + saved.version() + ": " + saved.files() + " files, +" + saved.added() + " -"
                        + saved.removed();
            case RunEvent.Answered answered -> "Answer:\n" + answered.text();
            case RunEvent.Warning warning ->
                "Warning (" + warning.fault().code() + "): " + warning.fault().message();
            case RunEvent.SourceImporting importing ->
                "Fetching the code: " + importing.phase().name().toLowerCase(java.util.Locale.ROOT) + " "
                        + importing.done() + (importing.total() > 0 ? " of " + importing.total() : "");
            case RunEvent.SourceImported imported ->
                "Code of " + imported.from() + " at " + imported.commit()
                        + (imported.leftOut().isEmpty() ? "" : "\nLeft out:\n" + String.join("\n", imported.leftOut()));
            case RunEvent.SetupFinished setup ->
                setup.script() + ": " + setup.summary() + " (" + setup.millis() + " ms)";
            case RunEvent.TestsRun tests -> tests.summary() + "\n" + tests.output();
            case RunEvent.BranchPushing pushing -> "Pushing " + pushing.branch();
            case RunEvent.BranchPushed pushed -> "Pushed " + pushed.branch() + " at " + pushed.commit();
            case RunEvent.PullRequestOpened opened -> "Pull request: " + opened.url();
            case RunEvent.PullRequestSkipped skipped -> "No pull request: " + skipped.why();
            case RunEvent.RunEnded ended -> "Ended: " + ended(ended.outcome());
        };
    }

    private static String ended(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed(var fault) -> outcome.code() + " (" + fault.code() + ") " + fault.message();
            case Outcome.LimitReached(String limit) -> outcome.code() + ": " + limit;
            case Outcome.Completed completed -> outcome.code();
            case Outcome.Cancelled cancelled -> outcome.code();
            case Outcome.TimedOut timedOut -> outcome.code();
        };
    }
}
