package dev.atelier.web.telemetry;

import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The spans of one run, read from its events: the whole of it first, then what it waited for and did (R13).
 *
 * <p>A model's call has no event of its own for its beginning: it begins when what came before was over.
 */
final class RunTrace {
    private final List<RunSpan> spans = new ArrayList<>();
    private final Map<String, LoggedEvent> tools = new HashMap<>();
    private Instant before;
    private Optional<Instant> pushing = Optional.empty();

    private RunTrace(Instant begun) {
        this.before = begun;
    }

    /** Empty for a log that does not end. */
    static List<RunSpan> of(List<LoggedEvent> events) {
        if (events.isEmpty() || !(events.getLast().event() instanceof RunEvent.RunEnded ended)) {
            return List.of();
        }
        Instant begun = events.getFirst().at();
        RunTrace trace = new RunTrace(begun);
        events.forEach(trace::take);
        List<RunSpan> all = new ArrayList<>();
        all.add(new RunSpan(
                "run",
                begun,
                events.getLast().at(),
                Map.of("atelier.outcome", ended.outcome().code()),
                !(ended.outcome() instanceof Outcome.Completed)));
        all.addAll(trace.spans);
        return all;
    }

    private void take(LoggedEvent logged) {
        Instant at = logged.at();
        RunEvent event = logged.event();
        if (event instanceof RunEvent.Claimed claimed) {
            add("queue", before, at, Map.of("atelier.attempt", claimed.attempt()), false);
        } else if (event instanceof RunEvent.SourceImported) {
            add("import", before, at, Map.of(), false);
        } else if (event instanceof RunEvent.SetupFinished setup) {
            add("setup", at.minusMillis(setup.millis()), at, Map.of(), !setup.ok());
        } else if (event instanceof RunEvent.ModelAnswered answered) {
            add("model call", before, at, tokens(answered), false);
        } else if (event instanceof RunEvent.ToolRequested requested) {
            tools.put(requested.call(), logged);
        } else if (event instanceof RunEvent.ToolFinished finished) {
            finish(finished, at);
        } else if (event instanceof RunEvent.TestsRun tests) {
            add("tests", at.minusMillis(tests.millis()), at, Map.of(), !tests.passed());
        } else if (event instanceof RunEvent.CheckPassed passed) {
            add("check", at.minusMillis(passed.millis()), at, Map.of(), false);
        } else if (event instanceof RunEvent.CheckFailed failed) {
            add("check", at.minusMillis(failed.millis()), at, Map.of(), true);
        } else {
            takeProposal(event, at);
        }
        if (!(event instanceof RunEvent.SourceImporting)) {
            before = at;
        }
    }

    private void takeProposal(RunEvent event, Instant at) {
        if (event instanceof RunEvent.BranchPushing) {
            pushing = Optional.of(at);
        } else if (event instanceof RunEvent.BranchPushed) {
            add("push", pushing.orElse(before), at, Map.of(), false);
            pushing = Optional.empty();
        } else if (event instanceof RunEvent.PullRequestOpened) {
            add("pull request", before, at, Map.of(), false);
        } else if (event instanceof RunEvent.RunEnded && pushing.isPresent()) {
            add("push", pushing.get(), at, Map.of(), true);
        }
    }

    private void finish(RunEvent.ToolFinished finished, Instant at) {
        LoggedEvent requested = tools.remove(finished.call());
        add(
                "tool call",
                requested == null ? before : requested.at(),
                at,
                Map.of("atelier.tool", finished.tool()),
                !finished.ok());
    }

    private static Map<String, Object> tokens(RunEvent.ModelAnswered answered) {
        return Map.of(
                "gen_ai.request.model", answered.model(),
                "gen_ai.usage.input_tokens", answered.promptTokens(),
                "gen_ai.usage.output_tokens", answered.completionTokens());
    }

    private void add(String name, Instant start, Instant end, Map<String, Object> attributes, boolean failed) {
        spans.add(new RunSpan(name, start, end, attributes, failed));
    }
}
