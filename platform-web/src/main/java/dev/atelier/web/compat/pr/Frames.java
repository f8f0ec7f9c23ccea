package dev.atelier.web.compat.pr;

import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunSummary;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns one run's events into frames, and remembers what the last one has to say. */
final class Frames {
    private final Set<String> changed = new LinkedHashSet<>();
    private String skipped = "";

    /** What an event says here, oldest first; nothing for those that another says better. */
    List<Frame> of(RunEvent event) {
        if (event instanceof RunEvent.RunEnded ended) {
            return ended(ended);
        }
        if (event instanceof RunEvent.FileChanged file) {
            changed.add(file.path());
            return List.of(change(file));
        }
        return plain(event).stream().toList();
    }

    private Optional<Frame> plain(RunEvent event) {
        return switch (event) {
            case RunEvent.Asked unused -> Optional.empty();
            case RunEvent.AskEdited unused -> Optional.empty();
            case RunEvent.QueueMoved unused -> Optional.empty();
            case RunEvent.ConversationCleared unused -> Optional.empty();
            case RunEvent.ConversationRestored unused -> Optional.empty();
            case RunEvent.FileChanged unused -> Optional.empty();
            case RunEvent.RunEnded unused -> Optional.empty();
            case RunEvent.ModelAnswered answered ->
                Optional.of(answered.text()).filter(text -> !text.isBlank()).flatMap(Frames::info);
            case RunEvent.Claimed claimed ->
                progress(claimed.attempt() > 1 ? "Taken up again after an interruption" : "Started");
            case RunEvent.SandboxReady sandbox -> success("Sandbox ready (" + sandbox.provider() + ")");
            case RunEvent.SourceImporting importing ->
                progress("Fetching the repository: " + importing.phase().name().toLowerCase(Locale.ROOT));
            case RunEvent.SourceImported imported -> success("Repository fetched at " + imported.commit());
            case RunEvent.SourceReady source -> success("Source ready, " + source.files() + " files");
            case RunEvent.SetupFinished setup ->
                setup.ok() ? success(setup.summary()) : warning(setup.script() + ": " + setup.summary());
            case RunEvent.AgentChosen chosen -> info("Agent: " + chosen.agent() + ". " + chosen.why());
            case RunEvent.PlanMade plan -> progress("Plan: " + String.join("; ", plan.steps()));
            case RunEvent.ToolRequested tool -> progress(tool.summary());
            case RunEvent.ToolFinished tool -> tool.ok() ? Optional.empty() : warning("Failed: " + tool.summary());
            case RunEvent.TestsRun tests -> tests.passed() ? success(tests.summary()) : warning(tests.summary());
            case RunEvent.CheckPassed unused -> success("Checked");
            case RunEvent.CheckFailed check -> warning(String.join("; ", check.problems()));
            case RunEvent.CheckpointSaved saved ->
                success(saved.files() + " files changed, +" + saved.added() + " -" + saved.removed());
            case RunEvent.BranchPushing branch -> progress("Pushing branch " + branch.branch());
            case RunEvent.BranchPushed branch -> success("Pushed branch " + branch.branch());
            case RunEvent.PullRequestOpened opened ->
                Optional.of(new Frame(
                        Frame.Type.SUCCESS,
                        "Pull request opened",
                        Map.of("pr_url", opened.url().toString())));
            case RunEvent.PullRequestSkipped none -> {
                skipped = none.why();
                yield info("No pull request: " + none.why());
            }
            case RunEvent.Answered answered -> info(answered.text());
            case RunEvent.Warning warned -> warning(warned.fault().message());
        };
    }

    private List<Frame> ended(RunEvent.RunEnded ended) {
        return switch (ended.outcome()) {
            case Outcome.Completed unused -> List.of(done("Done", ended.summary()));
            case Outcome.Failed failed ->
                List.of(
                        new Frame(
                                Frame.Type.ERROR,
                                failed.fault().message(),
                                Map.of("code", failed.fault().code())),
                        done("Failed: " + failed.fault().message(), ended.summary()));
            case Outcome.Cancelled unused -> List.of(done("Cancelled", ended.summary()));
            case Outcome.TimedOut unused -> unfinished("It took too long and was stopped.", ended.summary());
            case Outcome.LimitReached limit ->
                unfinished("A limit was reached: " + limit.limit() + ".", ended.summary());
        };
    }

    private List<Frame> unfinished(String why, RunSummary summary) {
        return List.of(Frame.of(Frame.Type.ERROR, why), done(why, summary));
    }

    private Frame done(String message, RunSummary summary) {
        Map<String, Object> more = new LinkedHashMap<>();
        summary.pullRequest().map(URI::toString).ifPresent(url -> more.put("pr_url", url));
        if (!changed.isEmpty()) {
            more.put("changes", List.copyOf(changed));
        }
        boolean without = summary.pullRequest().isEmpty() && !skipped.isEmpty();
        return new Frame(Frame.Type.DONE, without ? message + ". No pull request: " + skipped : message, more);
    }

    private static Frame change(RunEvent.FileChanged file) {
        String kind = file.kind().name().toLowerCase(Locale.ROOT);
        return new Frame(
                Frame.Type.CHANGE, file.path() + " (" + kind + ")", Map.of("file", file.path(), "change", kind));
    }

    private static Optional<Frame> info(String message) {
        return Optional.of(Frame.of(Frame.Type.INFO, message));
    }

    private static Optional<Frame> progress(String message) {
        return Optional.of(Frame.of(Frame.Type.PROGRESS, message));
    }

    private static Optional<Frame> success(String message) {
        return Optional.of(Frame.of(Frame.Type.SUCCESS, message));
    }

    private static Optional<Frame> warning(String message) {
        return Optional.of(Frame.of(Frame.Type.WARNING, message));
    }
}
