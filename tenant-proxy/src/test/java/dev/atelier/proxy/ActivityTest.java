package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B16 the gateway tells")
class ActivityTest extends GatewayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);
    private static final int TEXT = 0x81;

    @SuppressWarnings("NullAway.Init") // made before each test
    private FakeApp platform;

    @BeforeEach
    void makePlatform() {
        platform = rig.app(call -> call.respond("202 Accepted", "Content-Length: 0"));
    }

    @Test
    @DisplayName("B16 that a preview is used, to whoever reads the file that its route names")
    void requestsAreUse() {
        FakeApp app = rig.socketApp(call -> call.reply("hello"));
        rig.route(preview(app));
        boolean before = Files.exists(file());

        rig.browser().get(Rig.HOST, "/", Rig.cookie());

        assertThat(before).isFalse();
        assertThat(file()).isRegularFile();
    }

    @Test
    @DisplayName("B17 of no use by somebody who was not let in, and of none that asks the gateway alone")
    void strangersAreNoUse() {
        FakeApp app = rig.socketApp(call -> call.reply("hello"));
        rig.route(preview(app));

        rig.browser().get(Rig.HOST, "/");
        rig.browser().get(Rig.HOST, "/.atelier/state", Rig.cookie());

        assertThat(file()).doesNotExist();
    }

    @Test
    @DisplayName("B16 that a message through a WebSocket is use, and wakes; that a sign of life is neither")
    void messages() throws IOException {
        FakeApp app = rig.socketApp(ActivityTest::echo);
        rig.route(preview(app));
        Browser browser = rig.browser();
        browser.send(Browser.head("GET", Rig.HOST, "/", handshake("vite-hmr")));
        browser.readHead();
        rig.route(preview(app).with("state", "sleeping"));
        await().atMost(PATIENCE).until(() -> state().contains("sleeping"));
        int calls = platform.seen().size();
        Files.setLastModifiedTime(file(), LONG_AGO);

        byte[] sign = SpokenFramesTest.frame(TEXT, "{\"type\":\"ping\"}").getBytes();
        browser.send(sign);
        byte[] echoed = browser.raw().readNBytes(sign.length);
        FileTime afterSign = Files.getLastModifiedTime(file());

        assertThat(echoed).isEqualTo(sign);
        assertThat(afterSign).isEqualTo(LONG_AGO);
        await().pollInterval(Duration.ofMillis(200)).atMost(PATIENCE).until(() -> {
            browser.send(SpokenFramesTest.frame(TEXT, "hello").getBytes());
            return platform.seen().size() > calls
                    && Files.getLastModifiedTime(file()).compareTo(LONG_AGO) > 0;
        });
    }

    @Test
    @DisplayName("B16 nobody of a page that only looks whether its server is back: it gets no for an answer at once")
    void idleProbes() throws IOException {
        FakeApp app = rig.socketApp(ActivityTest::echo);
        rig.route(preview(app).with("state", "sleeping"));
        Browser browser = rig.browser();

        browser.send(Browser.head("GET", Rig.HOST, "/", handshake("vite-ping")));

        assertThat(browser.read().status()).isEqualTo(503);
        assertThat(platform.seen()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    @DisplayName("B16 of a request that was under way when the preview was paused: it is woken at once")
    void pausedUnderARequest() {
        CountDownLatch goOn = new CountDownLatch(1);
        FakeApp app = rig.socketApp(call -> {
            awaitQuietly(goOn);
            call.reply("late");
        });
        rig.route(preview(app));
        Browser browser = rig.browser();
        browser.send(Browser.head("GET", Rig.HOST, "/slow", Rig.cookie()));
        await().atMost(PATIENCE).until(() -> app.seen().size() == 1);

        rig.route(preview(app).with("state", "sleeping"));

        await().atMost(PATIENCE).until(() -> platform.seen().size() == 1);
        goOn.countDown();
        assertThat(browser.read().body()).isEqualTo("late");
    }

    @Test
    @DisplayName("B16 of a request for as long as its answer takes")
    void longRequests() throws IOException {
        CountDownLatch goOn = new CountDownLatch(1);
        FakeApp app = rig.socketApp(call -> {
            call.respond("200 OK", "Transfer-Encoding: chunked");
            call.chunk("first");
            awaitQuietly(goOn);
            call.chunk("");
        });
        rig.route(preview(app));
        Browser download = rig.browser();
        download.send(Browser.head("GET", Rig.HOST, "/download", Rig.cookie()));
        download.readHead();
        Files.setLastModifiedTime(file(), LONG_AGO);

        await().atMost(PATIENCE).until(() -> Files.getLastModifiedTime(file()).compareTo(LONG_AGO) > 0);

        goOn.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private RouteFile preview(FakeApp app) {
        return RouteFile.preview(Rig.HOST, app.upstream())
                .with("wake", "http://127.0.0.1:" + platform.port() + "/wake")
                .with(
                        "activity",
                        Map.of(
                                "file",
                                file().toString(),
                                "idleTexts",
                                List.of("{\"type\":\"ping\"}"),
                                "idleProtocols",
                                List.of("vite-ping")));
    }

    private Path file() {
        return directory.resolve("used");
    }

    private String state() {
        try (Browser browser = new Browser(rig.port())) {
            return browser.get(Rig.HOST, "/.atelier/state", Rig.cookie()).body();
        } catch (UncheckedIOException e) {
            return "";
        }
    }

    private static String[] handshake(String protocol) {
        return new String[] {
            "Connection: keep-alive, Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Protocol: " + protocol,
            Rig.cookie()
        };
    }

    private static void echo(FakeApp.Call call) throws IOException {
        call.respond(
                "101 Switching Protocols",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Accept: accepted");
        call.raw().transferTo(call.out());
    }
}
