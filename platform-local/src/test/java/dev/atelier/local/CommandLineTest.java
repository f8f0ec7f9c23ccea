package dev.atelier.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @Test
    void upWithoutOptionsKeepsDataAndPort() {
        assertThat(parse("up")).isEqualTo(new CommandLine.Up(false, OptionalInt.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"up --fresh --port 9090", "up --port 9090 --fresh", "up --port=9090 --fresh"})
    void optionsOfUpComeInAnyOrderAndSpelling(String line) {
        assertThat(parse(line)).isEqualTo(new CommandLine.Up(true, OptionalInt.of(9090)));
    }

    @Test
    void portZeroAsksForAFreePort() {
        assertThat(parse("up --port 0")).isEqualTo(new CommandLine.Up(false, OptionalInt.of(0)));
    }

    @Test
    void statusIsForPeopleOrForPrograms() {
        assertThat(parse("status")).isEqualTo(new CommandLine.Status(false));
        assertThat(parse("status --json")).isEqualTo(new CommandLine.Status(true));
    }

    @Test
    void whatComesAfterTaskIsForTheTaskToRead() {
        assertThat(parse("task --git x --up")).isEqualTo(new CommandLine.Task(List.of("--git", "x", "--up")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"up --port", "up --port x", "up --port -1", "up --port 65536", "up --port 999999", "up --port="})
    void aPortThatIsNoneIsTold(String line) {
        assertThatExceptionOfType(Complaint.class).isThrownBy(() -> parse(line)).withMessageContaining("--port 9090");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"up --frehs", "up again", "stop now", "status --port 1", "up --fresh --fresh", "up --portly 1"})
    void whatIsNoOptionIsTold(String line) {
        assertThatExceptionOfType(Complaint.class).isThrownBy(() -> parse(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "down", "UP"})
    void whatIsNoCommandIsTold(String line) {
        assertThatExceptionOfType(Complaint.class)
                .isThrownBy(() -> parse(line))
                .withMessageContaining("up, stop, status, task");
    }

    private static CommandLine parse(String line) {
        return CommandLine.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }
}
