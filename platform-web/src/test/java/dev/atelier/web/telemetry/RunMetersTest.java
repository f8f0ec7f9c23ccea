package dev.atelier.web.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.run.Ask;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunMetersTest {
    private final Map<String, Long> counted = new TreeMap<>();
    private final RunMeters meters = new RunMeters(new RunMeters.Meters() {
        @Override
        public void count(String name, String label, String value, long more) {
            counted.merge(name + "{" + label + "=" + value + "}", more, Long::sum);
        }

        @Override
        public void took(String name, Duration time) {
            counted.merge(name, time.toMillis(), Long::sum);
        }
    });

    @Test
    @DisplayName("R13 runs, model calls, tokens and tool calls are counted")
    void counts() {
        tell(new RunEvent.Asked(new Ask.RestoreFile(1, "a.txt"), "anna"));
        tell(new RunEvent.ModelAnswered("done", "openai:gpt-4.1", 100, 20, 50));
        tell(new RunEvent.ModelAnswered("done", "openai:gpt-4.1", 11, 2, 0));
        tell(new RunEvent.ToolFinished("1", "edit_file", true, "", ""));
        tell(new RunEvent.RunEnded(new Outcome.Cancelled(), 1_500));

        assertThat(counted)
                .containsEntry("atelier_runs_asked{kind=restore_file}", 1L)
                .containsEntry("atelier_model_calls{result=answered}", 2L)
                .containsEntry("atelier_model_tokens{direction=in}", 111L)
                .containsEntry("atelier_tool_calls{result=ok}", 1L)
                .containsEntry("atelier_runs_ended{outcome=cancelled}", 1L)
                .containsEntry("atelier_run_time", 1_500L);
    }

    private void tell(RunEvent event) {
        meters.onEvent(new LoggedEvent(RunId.random(), 1, Instant.EPOCH, event));
    }
}
