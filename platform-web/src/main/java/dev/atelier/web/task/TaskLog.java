package dev.atelier.web.task;

import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import dev.atelier.web.log.LogView.Line;
import dev.atelier.web.shell.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * What a task did, as lines. What commands print comes live, in pieces; whoever looks later reads the end of it from the
 * event that followed.
 */
final class TaskLog {
    private static final int LONGEST_LINE = 4_000;
    private static final int MOST_LINES = 200;

    private final StringBuilder rest = new StringBuilder();
    private boolean heardLive;
    private String called = "";

    /** The lines that an event adds. */
    List<Line> onEvent(LoggedEvent logged) {
        return switch (logged.event()) {
            case RunEvent.Asked asked -> one("command", asked.ask().text());
            case RunEvent.AskEdited edited -> List.of();
            case RunEvent.QueueMoved moved -> List.of();
            case RunEvent.ConversationCleared cleared -> List.of();
            case RunEvent.ConversationRestored restored -> List.of();
            case RunEvent.Claimed claimed ->
                claimed.attempt() > 1
                        ? one("warn", Words.of("task.log.again", claimed.attempt()))
                        : one("info", Words.of("task.log.claimed"));
            case RunEvent.SourceImporting importing -> List.of();
            case RunEvent.SourceImported imported -> imported(imported);
            case RunEvent.SourceReady ready -> List.of();
            case RunEvent.SandboxReady ready -> one("info", Words.of("task.log.sandbox"));
            case RunEvent.SetupFinished setup ->
                afterOutput("", one(setup.ok() ? "good" : "warn", setup.script() + ": " + setup.summary()));
            case RunEvent.AgentChosen chosen ->
                one("info", Words.of("task.log.agent", chosen.agent()) + " " + chosen.why());
            case RunEvent.PlanMade plan -> lines("log", String.join("\n", plan.steps()));
            case RunEvent.ModelAnswered answered -> lines("log", answered.text());
            case RunEvent.ToolRequested requested -> begins(requested);
            case RunEvent.ToolFinished finished -> afterOutput(finished.detail(), finished(finished));
            case RunEvent.FileChanged changed -> List.of();
            case RunEvent.CheckPassed passed -> List.of();
            case RunEvent.CheckFailed failed -> lines("bad", String.join("\n", failed.problems()));
            case RunEvent.TestsRun tests -> tests(tests);
            case RunEvent.CheckpointSaved saved ->
                one("good", Words.of("task.log.saved", saved.files(), saved.added(), saved.removed()));
            case RunEvent.Answered answered -> lines("log", answered.text());
            case RunEvent.Warning warning -> one("warn", Words.of(warning.fault()));
            case RunEvent.BranchPushing pushing -> one("info", Words.of("task.log.pushing", pushing.branch()));
            case RunEvent.BranchPushed pushed -> one("good", Words.of("task.log.pushed", pushed.branch()));
            case RunEvent.PullRequestOpened opened ->
                one("good", Words.of("task.log.opened", opened.url().toString()));
            case RunEvent.PullRequestSkipped skipped -> one("warn", skipped.why());
            case RunEvent.RunEnded ended -> ended(ended.outcome());
        };
    }

    /** The whole lines that are there now. */
    List<Line> onSignal(LiveSignal signal) {
        if (!(signal instanceof LiveSignal.CommandOutput(String text))) {
            return List.of();
        }
        heardLive = true;
        rest.append(text);
        int end = rest.lastIndexOf("\n") + 1;
        if (end == 0 && rest.length() > LONGEST_LINE) {
            end = rest.length();
        }
        String whole = rest.substring(0, end);
        rest.delete(0, end);
        return lines("log", whole);
    }

    private List<Line> begins(RunEvent.ToolRequested requested) {
        heardLive = false;
        rest.setLength(0);
        called = requested.summary();
        return one("command", requested.summary());
    }

    /** One that did what it said it would needs no second line. */
    private List<Line> finished(RunEvent.ToolFinished finished) {
        return finished.ok() && finished.summary().equals(called)
                ? List.of()
                : one(finished.ok() ? "good" : "bad", finished.summary());
    }

    private static List<Line> imported(RunEvent.SourceImported imported) {
        List<Line> lines = new ArrayList<>(one(
                "good",
                imported.branch()
                        .map(branch -> Words.of("task.log.imported.branch", imported.from(), branch))
                        .orElseGet(() -> Words.of("task.log.imported", imported.from()))));
        if (!imported.leftOut().isEmpty()) {
            lines.addAll(one("warn", Words.of("task.log.left-out", String.join(", ", imported.leftOut()))));
        }
        return lines;
    }

    private List<Line> tests(RunEvent.TestsRun tests) {
        List<Line> lines = new ArrayList<>(one("command", tests.command()));
        lines.addAll(afterOutput(tests.output(), one(tests.passed() ? "good" : "bad", tests.summary())));
        return lines;
    }

    /** What was printed, if nobody has seen it come, and then how it ended. */
    private List<Line> afterOutput(String output, List<Line> end) {
        List<Line> lines = new ArrayList<>(lines("log", heardLive ? rest.toString() : ending(output)));
        lines.addAll(end);
        heardLive = false;
        rest.setLength(0);
        return lines;
    }

    private static List<Line> ended(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed completed -> one("good", Words.of("task.log.done"));
            case Outcome.Failed failed -> one("bad", Words.of(failed.fault()));
            case Outcome.Cancelled cancelled -> one("warn", Words.of("turn.stopped"));
            case Outcome.TimedOut timedOut -> one("bad", Words.of("turn.timeout"));
            case Outcome.LimitReached limit -> one("bad", Words.of("turn.limit", limit.limit()));
        };
    }

    /** One long output must not push all the others out. */
    private static String ending(String output) {
        List<String> all = output.lines().toList();
        int left = all.size() - MOST_LINES;
        return left <= 0 ? output : "… " + left + " …\n" + String.join("\n", all.subList(left, all.size()));
    }

    private static List<Line> one(String level, String text) {
        return lines(level, text);
    }

    private static List<Line> lines(String level, String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…")
                .map(line -> new Line(level, line))
                .toList();
    }

    /** Nothing has been told yet. */
    void begin() {
        heardLive = false;
        rest.setLength(0);
    }
}
