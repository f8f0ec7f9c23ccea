package dev.atelier.web.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.run.Ask;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.web.log.LogView.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B18 commands as lines")
class CommandLogTest {
    private final List<Line> shown = new ArrayList<>();
    private final CommandLog log = new CommandLog(shown::addAll);
    private final RunId run = RunId.random();

    @Test
    void output_is_shown_line_by_line_as_it_comes_and_not_again_at_the_end() {
        tell(new RunEvent.Asked(new Ask.Command("npm test"), "Anna"));
        log.onSignal(run, new LiveSignal.CommandOutput("one\ntw"));
        log.onSignal(run, new LiveSignal.CommandOutput("o\nthree"));
        tell(new RunEvent.ToolFinished("c", "run_command", true, "exit code 0", "one\ntwo\nthree"));
        tell(new RunEvent.RunEnded(new Outcome.Completed(), 1));

        assertThat(shown)
                .containsExactly(
                        new Line("command", "$ npm test"),
                        new Line("log", "one"),
                        new Line("log", "two"),
                        new Line("log", "three"),
                        new Line("good", "exit code 0"));
        assertThat(log.working()).isEmpty();
        assertThat(log.typed()).containsExactly("npm test");
    }

    @Test
    void told_again_a_long_output_does_not_push_the_others_out() {
        tell(new RunEvent.Asked(new Ask.Command("first"), "Anna"));
        tell(new RunEvent.ToolFinished("c", "run_command", true, "exit code 0", "42"));
        tell(new RunEvent.RunEnded(new Outcome.Completed(), 1));
        tell(new RunEvent.Asked(new Ask.Command("yes"), "Anna"));
        tell(new RunEvent.ToolFinished("c", "run_command", false, "stopped", "clay\n".repeat(5_000)));

        assertThat(log.lines())
                .hasSizeLessThan(300)
                .contains(new Line("log", "42"), new Line("log", "… 4800 …"), new Line("bad", "stopped"));
    }

    @Test
    void nothing_grows_however_much_is_printed() {
        tell(new RunEvent.Asked(new Ask.Command("yes"), "Anna"));
        for (int i = 0; i < 100; i++) {
            log.onSignal(run, new LiveSignal.CommandOutput("clay\n".repeat(1_000)));
            log.onSignal(run, new LiveSignal.CommandOutput("x".repeat(50_000)));
        }

        assertThat(log.lines())
                .hasSizeLessThanOrEqualTo(2_000)
                .allMatch(line -> line.text().length() <= 4_001);
    }

    @Test
    void what_is_no_command_is_left_to_the_chat() {
        tell(new RunEvent.Asked(new Ask.Change("make it green"), "Anna"));
        tell(new RunEvent.ToolFinished("c", "edit_file", true, "Edited", "…"));

        assertThat(shown).isEmpty();
        assertThat(log.working()).isEmpty();
    }

    private void tell(RunEvent event) {
        log.onEvent(new LoggedEvent(run, 1, Instant.EPOCH, event));
    }
}
