package dev.atelier.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.sandbox.SandboxState.Closed;
import dev.atelier.core.sandbox.SandboxState.Running;
import dev.atelier.core.sandbox.SandboxState.Suspended;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every provider promises, whether or not it isolates. */
public interface SandboxProviderContract {
    Workshop workshop();

    /** Prints "waiting" and then ends only when it is ended. */
    Command waiting();

    /** A dev server that answers every request with status 200. */
    Service devServer();

    @Test
    @DisplayName("T6 a command's output and exit code come back")
    default void outputAndExitCode() throws InterruptedException {
        Sandbox sandbox = workshop().open("output");
        Recorded recorded = new Recorded();

        CommandResult result = sandbox.run(Command.of("echo", "hällo", "wörld"), recorded);

        assertThat(result.exitCode()).hasValue(0);
        assertThat(result.timedOut()).isFalse();
        assertThat(result.truncated()).isFalse();
        assertThat(recorded.out()).isEqualTo("hällo wörld\n");
    }

    @Test
    @DisplayName("T6 a command that fails is a value")
    default void failure() throws InterruptedException {
        Sandbox sandbox = workshop().open("failure");
        Recorded recorded = new Recorded();

        CommandResult result = sandbox.run(Command.of("cat", "/nowhere"), recorded);

        assertThat(result.exitCode()).hasValue(1);
        assertThat(result.succeeded()).isFalse();
        assertThat(recorded.err()).contains("/nowhere");
    }

    @Test
    @DisplayName("T6 a program that does not exist exits with 127, as in a shell")
    default void unknownProgram() throws InterruptedException {
        CommandResult result = workshop().open("unknown").run(Command.of("no-such-program"), CommandOutput.ignored());

        assertThat(result.exitCode()).hasValue(127);
    }

    @Test
    @DisplayName("T6 standard input arrives whole, and ends")
    default void standardInput() throws InterruptedException {
        byte[] input = "zwölf\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        Recorded recorded = new Recorded();

        CommandResult result = workshop()
                .open("stdin")
                .run(Command.of("cat").withStdin(input).withMaxOutputBytes(10_000_000), recorded);

        assertThat(result.succeeded()).isTrue();
        assertThat(recorded.out().getBytes(StandardCharsets.UTF_8)).isEqualTo(input);
    }

    @Test
    @DisplayName("T6 output beyond the limit is dropped, and the result says so")
    default void outputLimit() throws InterruptedException {
        Recorded recorded = new Recorded();

        CommandResult result = workshop()
                .open("limit")
                .run(Command.of("cat").withStdin(new byte[1000]).withMaxOutputBytes(100), recorded);

        assertThat(result.truncated()).isTrue();
        assertThat(result.exitCode()).hasValue(0);
        assertThat(recorded.size()).isEqualTo(100);
    }

    @Test
    @DisplayName("T6 a command that takes too long is ended")
    default void timeout() throws InterruptedException {
        CommandResult result =
                workshop().open("timeout").run(waiting().withTimeout(Duration.ofMillis(150)), CommandOutput.ignored());

        assertThat(result.timedOut()).isTrue();
        assertThat(result.succeeded()).isFalse();
    }

    @Test
    @DisplayName("T6 interrupting the waiting thread cancels the command")
    default void cancel() {
        Sandbox sandbox = workshop().open("cancel");

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> sandbox.run(waiting(), new InterruptingOutput()));

        assertThat(Thread.interrupted()).isFalse();
        assertThat(sandbox.state()).isInstanceOf(Running.class);
    }

    @Test
    @DisplayName("B14 the dev socket reaches the dev service while it runs")
    default void devService() {
        Sandbox sandbox = workshop().open("dev");

        sandbox.startService(devServer());
        Awaitility.await().until(() -> sandbox.serviceStatus(Service.DEV).state() == ServiceStatus.State.RUNNING);

        assertThat(UnixHttp.get(sandbox.devSocket(), "/")).startsWith("HTTP/1.1 200");

        sandbox.stopService(Service.DEV);
        assertThat(sandbox.serviceStatus(Service.DEV).state()).isEqualTo(ServiceStatus.State.STOPPED);
        assertThat(UnixHttp.get(sandbox.devSocket(), "/")).isEmpty();
    }

    @Test
    @DisplayName("B14 a suspended sandbox takes no commands until it is resumed")
    default void suspendAndResume() throws InterruptedException {
        Sandbox sandbox = workshop().open("pause");

        sandbox.suspend();
        sandbox.suspend();
        assertThat(sandbox.state()).isInstanceOf(Suspended.class);
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> sandbox.run(Command.of("echo"), CommandOutput.ignored()))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("sandbox_suspended"));

        sandbox.resume();
        sandbox.resume();
        assertThat(sandbox.run(Command.of("echo"), CommandOutput.ignored()).succeeded())
                .isTrue();
    }

    @Test
    @DisplayName("T6 a sandbox is found by its name until it is closed")
    default void existing() {
        Sandbox sandbox = workshop().open("named-after-task-7");
        assertThat(workshop().provider().existing()).containsExactly(new SandboxId("named-after-task-7"));

        sandbox.close();
        sandbox.close();

        assertThat(sandbox.state()).isInstanceOf(Closed.class);
        assertThat(workshop().provider().existing()).isEmpty();
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> sandbox.startService(devServer()))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("sandbox_closed"));
    }

    @Test
    @DisplayName("T6 opening again finds the living sandbox, resumed; with other limits it is a new one")
    default void openAgain() {
        Sandbox first = workshop().open("again");
        first.suspend();

        Sandbox second = workshop().open("again");
        assertThat(second).isSameAs(first);
        assertThat(second.state()).isInstanceOf(Running.class);

        Sandbox third = workshop().open("again", SandboxLimits.standard().withMemoryMb(300));
        assertThat(third).isNotSameAs(first);
        assertThat(first.state()).isInstanceOf(Closed.class);
        assertThat(third.state()).isInstanceOf(Running.class);
    }

    @Test
    @DisplayName("T6 removing ends a sandbox, and removing what is not there does nothing")
    default void remove() {
        Sandbox sandbox = workshop().open("removed");

        workshop().provider().remove(sandbox.id());
        workshop().provider().remove(sandbox.id());
        workshop().provider().remove(new SandboxId("never-was"));

        assertThat(sandbox.state()).isInstanceOf(Closed.class);
    }
}
