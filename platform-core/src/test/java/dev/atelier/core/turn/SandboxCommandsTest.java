package dev.atelier.core.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.core.agent.CommandReport;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.sandbox.SandboxFaults;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S4 the run is told when the sandbox dies under a command")
class SandboxCommandsTest {
    private static final Duration TIME = Duration.ofSeconds(10);

    private final FakeContext log = new FakeContext();

    @Test
    @DisplayName("and so is the agent, whose next command gets a new one")
    void told() throws InterruptedException {
        SandboxCommands commands = dying(SandboxFaults.outOfMemory(2048));

        CommandReport report = commands.run(List.of("npm", "test"), TIME);

        assertThat(report.exitCode()).isEqualTo(-1);
        assertThat(report.output()).contains("2048 MB").contains("new sandbox");
        assertThat(log.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        RunEvent.Warning.class,
                        warning -> assertThat(warning.fault().code()).isEqualTo("sandbox_out_of_memory"));
    }

    @Test
    @DisplayName("but one that dies again and again ends it")
    void bounded() throws InterruptedException {
        SandboxCommands commands = dying(SandboxFaults.lost("it was killed."));
        for (int i = 0; i < 3; i++) {
            assertThat(commands.run(List.of("true"), TIME).exitCode()).isEqualTo(-1);
        }

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> commands.run(List.of("true"), TIME))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("sandbox_lost"));
        assertThat(log.events()).hasSize(3);
    }

    @Test
    @DisplayName("and one that cannot be made at all ends it at once")
    void unavailable() {
        SandboxCommands commands = dying(SandboxFaults.unavailable("Install Docker."));

        assertThatExceptionOfType(FaultException.class).isThrownBy(() -> commands.run(List.of("true"), TIME));
        assertThat(log.events()).isEmpty();
    }

    private SandboxCommands dying(Fault fault) {
        return new SandboxCommands(
                () -> {
                    throw fault.asException();
                },
                log);
    }
}
