package dev.atelier.web.telemetry;

import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunObserver;
import java.time.Duration;
import java.util.Locale;

/** Counts what runs do. */
final class RunMeters implements RunObserver {
    private final Meters meters;

    /** Where numbers are kept. */
    interface Meters {
        /** Adds to a counter; the label has few values. */
        void count(String name, String label, String value, long more);

        /** Adds one to a distribution of durations. */
        void took(String name, Duration time);
    }

    RunMeters(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void onEvent(LoggedEvent logged) {
        RunEvent event = logged.event();
        if (event instanceof RunEvent.Asked asked) {
            meters.count("atelier_runs_asked", "kind", kind(asked), 1);
        } else if (event instanceof RunEvent.Claimed claimed) {
            meters.count("atelier_runs_claimed", "again", String.valueOf(claimed.attempt() > 1), 1);
        } else if (event instanceof RunEvent.ModelAnswered answered) {
            meters.count("atelier_model_calls", "result", "answered", 1);
            meters.count("atelier_model_tokens", "direction", "in", answered.promptTokens());
            meters.count("atelier_model_tokens", "direction", "out", answered.completionTokens());
            meters.count("atelier_model_tokens", "direction", "cached", answered.cachedTokens());
        } else if (event instanceof RunEvent.ToolFinished finished) {
            meters.count("atelier_tool_calls", "result", finished.ok() ? "ok" : "failed", 1);
        } else if (event instanceof RunEvent.CheckPassed || event instanceof RunEvent.CheckFailed) {
            meters.count("atelier_checks", "result", event instanceof RunEvent.CheckPassed ? "passed" : "failed", 1);
        } else if (event instanceof RunEvent.PullRequestOpened) {
            meters.count("atelier_pull_requests", "result", "opened", 1);
        } else if (event instanceof RunEvent.PullRequestSkipped) {
            meters.count("atelier_pull_requests", "result", "skipped", 1);
        } else if (event instanceof RunEvent.RunEnded ended) {
            meters.count("atelier_runs_ended", "outcome", ended.outcome().code(), 1);
            meters.took("atelier_run_time", Duration.ofMillis(ended.millis()));
        }
    }

    /** Such as {@code change} or {@code restore_file}; as many as there are records. */
    private static String kind(RunEvent.Asked asked) {
        return asked.ask()
                .getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }
}
