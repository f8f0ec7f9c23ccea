package dev.atelier.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That what runs inside cannot use more than its share. */
interface LimitContract {
    Workshop workshop();

    /** Whether this machine lets the provider limit memory; without, trying it out would take all of the machine's. */
    default boolean limitsMemory() {
        return true;
    }

    @Test
    @DisplayName("T6 a command that ends takes along everything it started, also what has left its session")
    default void treeKill() throws InterruptedException {
        Sandbox sandbox = workshop().open("tree");

        sandbox.run(
                Scripts.shell("sleep 7001 & setsid sleep 7002 & (setsid sh -c 'sleep 7003 &') & true"), new Recorded());

        assertThat(Recorded.outputOf(sandbox, "sh", "-c", SLEEPERS)).isEmpty();
    }

    @Test
    @DisplayName("T6 cancelling and time-outs do so, too")
    default void treeKillWhenCancelled() throws InterruptedException {
        Sandbox sandbox = workshop().open("tree2");
        String script = "sleep 7001 & setsid sleep 7002 & trap '' TERM; echo waiting; sleep 7003; sleep 7004";

        CommandResult result =
                sandbox.run(Scripts.shell(script).withTimeout(Duration.ofMillis(300)), CommandOutput.ignored());

        assertThat(result.timedOut()).isTrue();
        assertThat(Recorded.outputOf(sandbox, "sh", "-c", SLEEPERS)).isEmpty();
    }

    /** Command lines of sleeping processes; the pattern does not match the shell that asks. */
    String SLEEPERS = "cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' | grep -o 'sleep 70[0]' || true";

    @Test
    @DisplayName("T6 X16 a fork bomb runs into the limit of processes and nothing else")
    default void processes() throws InterruptedException {
        Sandbox sandbox = workshop().open("bomb", SandboxLimits.standard().withPids(64));
        Recorded recorded = new Recorded();

        CommandResult result = sandbox.run(
                Scripts.shell("i=0; while [ $i -lt 300 ]; do sleep 600 & i=$((i+1)); done; echo all")
                        .withTimeout(Duration.ofSeconds(20)),
                recorded);

        assertThat(result.succeeded()).isFalse();
        assertThat(recorded.out()).doesNotContain("all");
        assertThat(Recorded.outputOf(sandbox, "echo", "alive")).isEqualTo("alive");
    }

    @Test
    @DisplayName("S4 T6 X16 who takes too much memory is killed, and the run is told why")
    default void memory() throws InterruptedException {
        Loudly.skipUnless(
                limitsMemory() ? Health.up("limited") : Health.down("This machine does not let sandboxes be limited."));
        Sandbox sandbox = workshop().open("hog", SandboxLimits.standard().withMemoryMb(192));

        CommandResult result = sandbox.run(
                Scripts.node("const all = []; for (;;) all.push(Buffer.alloc(1 << 20, 1));")
                        .withTimeout(Duration.ofSeconds(60)),
                CommandOutput.ignored());

        assertThat(result.timedOut()).isFalse();
        assertThat(result.succeeded()).isFalse();
        assertThat(result.outOfMemory()).isTrue();
        assertThat(sandbox.run(Command.of("true"), CommandOutput.ignored()).succeeded())
                .isTrue();
        assertThat(sandbox.run(Command.of("false"), CommandOutput.ignored()).outOfMemory())
                .isFalse();
    }

    @Test
    @DisplayName("T6 scratch space and single files have a limit")
    default void disk() throws InterruptedException {
        SandboxLimits small = new SandboxLimits(512, 1.0, 128, 4, 8, Duration.ofMinutes(1));
        Sandbox sandbox = workshop().open("disk", small);

        String sizes = Recorded.outputOf(
                sandbox,
                "sh",
                "-c",
                "head -c 30000000 /dev/zero > /tmp/big; head -c 30000000 /dev/zero > /workspace/big;"
                        + " stat -c %s /tmp/big /workspace/big");

        assertThat(sizes.lines().map(Long::parseLong)).allMatch(size -> size <= 8L * 1024 * 1024);
    }

    @Test
    @DisplayName("T6 endless output is cut, and ends with the command's time")
    default void flood() throws InterruptedException {
        Recorded recorded = new Recorded();

        CommandResult result = workshop()
                .open("flood")
                .run(Command.of("yes").withMaxOutputBytes(10_000).withTimeout(Duration.ofMillis(300)), recorded);

        assertThat(result.timedOut()).isTrue();
        assertThat(result.truncated()).isTrue();
        assertThat(recorded.size()).isEqualTo(10_000);
    }
}
