package dev.atelier.core.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandOutput;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.tenant.TenantId;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What previews promise in addition where there are real processes, which can stand still, die and be left behind. */
interface IsolatedPreviewsContract extends PreviewsContract {
    /** All that there is on the machine because of this installation, each thing by a name. */
    List<String> traces() throws Exception;

    /** Whether sandboxes outlive a platform that is killed. */
    boolean sandboxesSurvive();

    @Test
    @DisplayName("B16 a connection of hot reload is still there after a pause, and loses nothing")
    default void connectionsSurvive() throws Exception {
        PreviewTarget target = running("connected");
        try (SocketChannel socket = upgraded(target)) {
            say(socket, "before;");
            assertThat(hear(socket, ';')).isEqualTo("before;");
            fixture().pass(PreviewsFixture.PAUSE.plusSeconds(1));
            assertThat(fixture().state(target)).isInstanceOf(PreviewState.Paused.class);

            say(socket, "while paused;");
            fixture().previews.resume(target.project());

            assertThat(hear(socket, ';')).isEqualTo("while paused;");
        }
    }

    @Test
    @DisplayName("B16 paused processes do nothing at all")
    default void pausedStandStill() throws Exception {
        PreviewTarget target = fixture().project("still");
        Sandbox sandbox = fixture().previews.open(target);
        String path = Path.of("ticks").toString();
        sandbox.startService(new dev.atelier.core.sandbox.Service(
                "ticker",
                List.of("node", "-e", "setInterval(() => require('fs').appendFileSync('" + path + "', '.'), 5)"),
                java.util.Map.of(),
                1));
        Path ticks = fixture().sources.workTree(target.project()).resolve(path);
        Awaitility.await().until(() -> ticks.toFile().length() > 0);
        fixture().pass(PreviewsFixture.PAUSE.plusSeconds(1));
        long paused = ticks.toFile().length();

        // So many things that it would have ticked meanwhile.
        running("meanwhile");

        assertThat(ticks.toFile().length()).isEqualTo(paused);
        fixture().previews.resume(target.project());
        Awaitility.await().until(() -> ticks.toFile().length() > paused);
    }

    @Test
    @DisplayName("S4 one whose sandbox is killed comes back by itself while somebody uses it")
    default void killedInUse() throws Exception {
        PreviewTarget target = fixture().project("killed");
        kill(fixture().previews.open(target));
        Awaitility.await().until(() -> {
            fixture().previews.inspect();
            return !fixture().state(target).equals(new PreviewState.Sleeping());
        });

        fixture().awaitState(target, PreviewState.Running.class);

        assertThat(fixture().page(target)).startsWith("pid ");
        assertThat(fixture().provider.existing()).hasSize(1);
    }

    @Test
    @DisplayName(
            "S4 one whose sandbox is killed while nobody looks sleeps until it is wanted, and nothing is left of it")
    default void killedUnused() throws Exception {
        List<String> before = traces();
        PreviewTarget target = fixture().project("unmissed");
        kill(fixture().previews.open(target));
        fixture().clock.pass(PreviewsFixture.PAUSE.plusSeconds(1));

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            fixture().previews.inspect();
            return fixture().state(target) instanceof PreviewState.Sleeping;
        });

        assertThat(fixture().provider.existing()).isEmpty();
        fixture().delete(target);
        assertThat(traces()).isEqualTo(before);
    }

    @Test
    @DisplayName("S4 a dev server that crashes is there again for the next who asks")
    default void crashed() throws Exception {
        PreviewTarget target = running("crashed");
        String before = fixture().page(target);
        Path socket = fixture().previews.open(target).devSocket();
        assertThat(dev.atelier.core.sandbox.UnixHttp.get(socket, "/crash")).isEmpty();

        fixture().previews.open(target);

        assertThat(fixture().page(target)).startsWith("pid ").isNotEqualTo(before);
    }

    @Test
    @DisplayName("B7 B16 one that does not start keeps its sandbox for commands that may mend it, until it has idled")
    default void cannotStart() throws Exception {
        PreviewTarget target = fixture().project("broken");
        Path vite = Files.createDirectories(
                fixture().sources.workTree(target.project()).resolve("node_modules/vite"));
        Files.writeString(
                vite.resolve("package.json"),
                "{\"exports\":{\".\":\"./index.mjs\",\"./package.json\":\"./package.json\"}}");
        Files.writeString(vite.resolve("index.mjs"), "process.exit(5);");
        Files.writeString(vite.resolve("../../package.json"), "{}");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> fixture().previews.open(target))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("preview_failed"));
        Sandbox sandbox = fixture().previews.openForCommands(target);
        fixture().previews.inspect();

        assertThat(sandbox.run(Command.of("echo", "mended"), CommandOutput.ignored())
                        .succeeded())
                .isTrue();
        assertThat(fixture().state(target)).isInstanceOf(PreviewState.Failed.class);
        fixture().pass(PreviewsFixture.IDLE.plusSeconds(1));
        assertThat(fixture().provider.existing()).isEmpty();
        assertThat(fixture().state(target)).isInstanceOf(PreviewState.Failed.class);
    }

    @Test
    @DisplayName("S4 a restarted platform adopts what lives, forgets what does not, and removes what nobody owns")
    default void restart() throws Exception {
        PreviewTarget kept = running("kept");
        PreviewTarget paused = running("paused");
        PreviewTarget orphan = running("orphan");
        String page = fixture().page(kept);
        fixture().pass(PreviewsFixture.PAUSE.plusSeconds(1));
        fixture().previews.resume(kept.project());
        fixture().targets().remove(orphan);

        fixture().restart();

        if (sandboxesSurvive()) {
            fixture().awaitState(kept, PreviewState.Running.class);
            fixture().awaitState(paused, PreviewState.Running.class);
            assertThat(fixture().page(kept)).isEqualTo(page);
        }
        assertThat(fixture().provider.existing()).doesNotContain(Previews.sandboxId(orphan.project()));
        fixture().previews.open(kept);
        fixture().previews.open(paused);
        assertThat(fixture().page(kept)).startsWith("pid ");
        assertThat(fixture().page(paused)).startsWith("pid ");
        assertThat(fixture().provider.existing()).hasSize(2);
    }

    @Test
    @DisplayName("B16 S4 a busy life leaves nothing: no process, container, socket, mount, control group or directory")
    default void leaks() throws Exception {
        fixture().with("ATELIER_PREVIEW_WARM", "1");
        List<String> before = traces();
        TenantId tenant = TenantId.random();
        List<PreviewTarget> projects = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            fixture().previews.lookAfter();
            projects.add(fixture().project("busy-" + i, tenant));
            fixture().previews.open(projects.get(i));
        }
        fixture().pass(PreviewsFixture.PAUSE.plusSeconds(1));
        fixture().previews.wake(projects.get(0));
        kill(fixture().previews.open(projects.get(1)));
        Awaitility.await().until(() -> {
            fixture().previews.inspect();
            return fixture().state(projects.get(1)) instanceof PreviewState.Running;
        });
        fixture().delete(projects.get(2));
        fixture().restart();
        fixture().previews.open(projects.get(0));
        fixture().pass(PreviewsFixture.PAUSE.plusSeconds(1));
        fixture().pass(PreviewsFixture.IDLE.plusSeconds(1));

        projects.subList(0, 2).forEach(fixture()::delete);
        fixture().previews.close();

        assertThat(traces()).isEqualTo(before);
    }

    /** As whatever is in it could do to itself, or the kernel to it. */
    static void kill(Sandbox sandbox) throws InterruptedException {
        try {
            sandbox.run(Command.of("sh", "-c", "kill -9 -1; sleep 600"), CommandOutput.ignored());
        } catch (FaultException asExpected) {
            assertThat(asExpected.fault().code()).startsWith("sandbox_");
        }
    }

    private SocketChannel upgraded(PreviewTarget target) throws IOException {
        Path socket = Path.of(fixture().route(target).path("upstream").asText().substring("unix:".length()));
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        say(channel, "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n");
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            head += hear(channel, '\n');
        }
        assertThat(head).startsWith("HTTP/1.1 101");
        return channel;
    }

    private static void say(SocketChannel channel, String text) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hear(SocketChannel channel, char end) throws IOException {
        StringBuilder heard = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (heard.indexOf(String.valueOf(end)) < 0 && channel.read(one.clear()) > 0) {
            heard.append((char) one.get(0));
        }
        return heard.toString();
    }
}
