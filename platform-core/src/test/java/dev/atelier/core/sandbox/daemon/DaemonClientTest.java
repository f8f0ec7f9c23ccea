package dev.atelier.core.sandbox.daemon;

import static dev.atelier.core.sandbox.daemon.ScriptedDaemon.frame;
import static dev.atelier.core.sandbox.daemon.ScriptedDaemon.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandOutput;
import dev.atelier.core.sandbox.InterruptingOutput;
import dev.atelier.core.sandbox.Recorded;
import dev.atelier.core.sandbox.daemon.DaemonClient.Patience;
import dev.atelier.core.sandbox.daemon.DaemonException.Reason;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The daemon's client, against daemons that have been tampered with")
class DaemonClientTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final byte[] GOOD_END =
            frame(FrameType.END, "{\"exitCode\":0,\"timedOut\":false,\"truncated\":false}");

    private final Watchdog watchdog = new Watchdog();
    private Path socket;
    private DaemonClient client;

    @BeforeEach
    void setUp(@TempDir Path directory) {
        socket = directory.resolve("exec.sock");
        client = new DaemonClient(socket, watchdog, new Patience(Duration.ofMillis(200), Duration.ofMillis(100)));
    }

    @AfterEach
    void tearDown() {
        watchdog.close();
    }

    @Test
    @DisplayName("X16 a frame that announces more than the protocol allows is not waited for")
    void hugeFrame() throws Exception {
        byte[] header = ByteBuffer.allocate(5)
                .put(FrameType.STDOUT.code())
                .putInt(Integer.MAX_VALUE)
                .array();
        try (ScriptedDaemon daemon = sending(socket, header)) {
            assertThat(failure()).isEqualTo(Reason.GARBLED);
            assertThat(daemon).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(bytes = {0x00, 0x01, 0x02, 0x7F, (byte) 0xFF})
    @DisplayName("X16 frames of unknown types, or of the client's own, are refused")
    void unknownFrame(byte type) throws Exception {
        try (ScriptedDaemon daemon = sending(socket, new byte[] {type, 0, 0, 0, 0}, GOOD_END)) {
            assertThat(failure()).isEqualTo(Reason.GARBLED);
            assertThat(daemon).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}{}", "\"text\"", "{\"exitCode\":\"0\"}", "{\"exitCode\":1e99}"})
    @DisplayName("X16 results that are not what the protocol says are refused")
    void wrongDocuments(String end) throws Exception {
        try (ScriptedDaemon daemon = sending(socket, frame(FrameType.END, end))) {
            assertThat(failure()).isEqualTo(Reason.GARBLED);
            assertThat(daemon).isNotNull();
        }
    }

    @Test
    @DisplayName("X16 deep and long results are refused")
    void jsonBombs() throws Exception {
        List<String> bombs = List.of("{\"a\":".repeat(5000), "{\"a\":\"" + "b".repeat(500_000) + "\"}");
        for (String bomb : bombs) {
            Path own = socket.resolveSibling("bomb" + bombs.indexOf(bomb));
            try (ScriptedDaemon daemon = sending(own, frame(FrameType.END, bomb))) {
                assertThatExceptionOfType(DaemonException.class)
                        .isThrownBy(() -> new DaemonClient(own, watchdog).ping(MINUTE))
                        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.GARBLED));
                assertThat(daemon).isNotNull();
            }
        }
    }

    @Test
    @DisplayName("X16 more output than asked for is dropped on this side as well")
    void flood() throws Exception {
        byte[] chunk = frame(FrameType.STDOUT, "x".repeat(1000));
        byte[] errors = frame(FrameType.STDERR, "y".repeat(1000));
        try (ScriptedDaemon daemon = sending(socket, chunk, errors, chunk, GOOD_END)) {
            Recorded recorded = new Recorded();

            Execution.End end = client.exec(Command.of("x").withMaxOutputBytes(1500), MINUTE, recorded);

            assertThat(end.truncated()).isTrue();
            assertThat(recorded.out()).hasSize(1000);
            assertThat(recorded.err()).hasSize(500);
            assertThat(daemon).isNotNull();
        }
    }

    @Test
    @DisplayName("S4 a daemon that hangs up in the middle is told from one that ended the command")
    void hangUp() throws Exception {
        try (ScriptedDaemon daemon = sending(socket, frame(FrameType.STDOUT, "half"))) {
            assertThat(failure()).isEqualTo(Reason.BROKEN);
            assertThat(daemon).isNotNull();
        }
    }

    @Test
    @DisplayName("S4 a daemon that says nothing is given up after the command's time and some grace")
    void silence() throws Exception {
        try (ScriptedDaemon daemon = ScriptedDaemon.at(socket, ScriptedDaemon::listenOnly)) {
            assertThatExceptionOfType(DaemonException.class)
                    .isThrownBy(() -> client.exec(Command.of("x"), Duration.ofMillis(50), CommandOutput.ignored()))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.SILENT));
            assertThat(daemon).isNotNull();
        }
    }

    @Test
    @DisplayName("S4 nobody listening is an error at once")
    void nobody() {
        assertThat(failure()).isEqualTo(Reason.BROKEN);
    }

    @Test
    @DisplayName("T6 interrupting hangs up, which cancels, and leaves no interruption behind")
    void interruption() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        try (ScriptedDaemon daemon = ScriptedDaemon.at(socket, client -> {
            client.write(ByteBuffer.wrap(frame(FrameType.STDOUT, "begun")));
            ScriptedDaemon.listenOnly(client);
            hungUp.countDown();
        })) {
            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> client.exec(Command.of("x"), MINUTE, new InterruptingOutput()));

            assertThat(Thread.interrupted()).isFalse();
            hungUp.await();
            assertThat(daemon).isNotNull();
        }
    }

    @Test
    @DisplayName("X16 what a daemon says about an error is shortened and made printable")
    void refusal() throws Exception {
        String message = "no\\u0007\\u001b[31m\\nway " + "x".repeat(5000);
        try (ScriptedDaemon daemon =
                sending(socket, frame(FrameType.ERROR, "{\"code\":\"busy\",\"message\":\"" + message + "\"}"))) {
            assertThatExceptionOfType(DaemonException.class)
                    .isThrownBy(() -> client.serviceStatus("dev"))
                    .satisfies(e -> {
                        assertThat(e.reason()).isEqualTo(Reason.REFUSED);
                        assertThat(e.detail())
                                .startsWith("no")
                                .hasSizeLessThan(310)
                                .doesNotContainPattern("\\p{C}");
                    });
            assertThat(daemon).isNotNull();
        }
    }

    @Test
    @DisplayName("X16 log lines without end, and bytes that are no text, come through in bounded pieces")
    void endlessLine() throws Exception {
        byte[] noText = {FrameType.STDOUT.code(), 0, 0, 0, 2, (byte) 0xC3, '\n'};
        List<String> lines = new CopyOnWriteArrayList<>();
        byte[] end = frame(FrameType.END, "{}");
        byte[] endless = frame(FrameType.STDOUT, "z".repeat(20_000));
        try (ScriptedDaemon daemon = sending(socket, noText, endless, end);
                AutoCloseable following = client.followLog("dev", lines::add)) {
            Awaitility.await().until(() -> lines.size() == 4);
            assertThat(new ArrayList<>(lines)).allMatch(line -> line.length() <= 8192);
            assertThat(lines.get(0)).isEqualTo("\uFFFD");
            assertThat(daemon).isNotNull();
            assertThat(following).isNotNull();
        }
    }

    private Reason failure() {
        try {
            client.exec(Command.of("x"), MINUTE, CommandOutput.ignored());
            throw new AssertionError("it did not fail");
        } catch (DaemonException e) {
            return e.reason();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
