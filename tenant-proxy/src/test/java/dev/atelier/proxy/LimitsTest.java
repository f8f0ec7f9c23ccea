package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("X18 what one browser or one app may take has limits")
class LimitsTest extends GatewayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 12;
    private static final int PER_HOST = 2;
    private static final long BACKLOG = 2 * Flow.STALL_BYTES;

    @Override
    Limits limits() {
        Limits usual = Limits.USUAL;
        return new Limits(
                CONNECTIONS,
                usual.requests(),
                PER_HOST,
                BACKLOG,
                usual.headerBytes(),
                usual.lineBytes(),
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofMillis(100),
                Duration.ofMillis(200),
                usual.wakeEvery());
    }

    @Test
    void aConnectionWithoutARequestIsClosed() {
        assertThat(rig.browser().isClosedByGateway()).isTrue();
    }

    @Test
    void aHeadThatNeverEndsIsCutOff() {
        Browser browser = rig.browser();
        browser.send("GET / HTTP/1.1\r\nHost: pottery.apps.localhost\r\nX-Slow: ");

        assertThat(browser.isClosedByGateway()).isTrue();
    }

    @Test
    void aBodyThatStopsIsCutOff() {
        FakeApp app = rig.openApp(FakeApp.Call::text);
        Browser browser = rig.browser();
        browser.send(Browser.head("POST", Rig.HOST, "/", "Content-Length: 100") + "some");

        assertThat(browser.isClosedByGateway()).isTrue();
        await().atMost(PATIENCE).until(() -> app.connections() == 0);
    }

    @Test
    void aStreamThatHasNothingToSayIsNotCutOff() throws IOException {
        rig.openApp(call -> {
            call.respond("200 OK", "Content-Type: text/event-stream", "Transfer-Encoding: chunked");
            waitUntilAnIdleConnectionIsClosed();
            call.chunk("data: late");
            call.chunk("");
        });
        Browser browser = rig.browser();

        assertThat(browser.get(Rig.HOST, "/events").body()).isEqualTo("data: late");
    }

    @Test
    void aWebSocketThatHasNothingToSayIsNotCutOff() throws IOException {
        rig.openApp(call -> {
            call.respond("101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade");
            waitUntilAnIdleConnectionIsClosed();
            call.send("late");
            call.raw().read();
        });
        Browser browser = rig.browser();
        browser.send(Browser.head("GET", Rig.HOST, "/", "Connection: Upgrade", "Upgrade: websocket"));
        browser.readHead();

        assertThat(browser.raw().readNBytes(4)).asString().isEqualTo("late");
    }

    @Test
    void anAppThatNeverAnswersIsGivenUp() {
        rig.openApp(call -> call.raw().read());

        Browser.Reply reply = rig.browser().get(Rig.HOST, "/");

        assertThat(reply.status()).isEqualTo(504);
        assertThat(reply.body()).contains("app_too_slow");
    }

    @Test
    @DisplayName("B16 patience with an app that does not wake ends")
    void patienceEnds() {
        FakeApp app = rig.socketApp(call -> call.reply("never"));
        rig.route(RouteFile.open(Rig.HOST, app.upstream())
                .with("state", "starting")
                .with("detail", "installing"));

        Browser.Reply reply = rig.browser().get(Rig.HOST, "/");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("retry-after")).isEqualTo("1");
        assertThat(reply.body()).contains("\"code\":\"not_ready\"").contains("installing");
    }

    @Test
    void oneHostCannotTakeEverything() {
        rig.openApp(call -> {
            call.respond("200 OK", "Content-Type: text/event-stream", "Transfer-Encoding: chunked");
            call.raw().read();
        });
        FakeApp other = rig.socketApp(call -> call.reply("still served"));
        rig.route(RouteFile.open("other.apps.localhost", other.upstream()));

        int refused = 0;
        for (int i = 0; i < CONNECTIONS - 2; i++) {
            Browser browser = rig.browser();
            browser.send(Browser.head("GET", Rig.HOST, "/events"));
            refused += browser.readHead().status() == 503 ? 1 : 0;
        }

        assertThat(refused).isPositive();
        assertThat(rig.browser().get("other.apps.localhost", "/").body()).isEqualTo("still served");
    }

    @Test
    void browsersThatDoNotReadAreLetGoBeforeMemoryEnds() {
        List<FakeApp> apps = Stream.generate(() -> rig.socketApp(LimitsTest::endless))
                .limit(CONNECTIONS - 2)
                .toList();
        for (int i = 0; i < apps.size(); i++) {
            String host = "host" + i + ".apps.localhost";
            rig.route(RouteFile.open(host, apps.get(i).upstream()));
            rig.browser().send(Browser.head("GET", host, "/endless"));
        }

        await().atMost(PATIENCE)
                .until(() -> apps.stream().allMatch(app -> app.seen().size() == 1));
        await().atMost(PATIENCE).until(() -> apps.stream().anyMatch(app -> app.connections() == 0));
        await().atMost(PATIENCE).until(() -> rig.connections() < apps.size());
    }

    @Test
    void oneConnectionTooManyIsClosedAndRoomIsGivenBack() {
        for (int i = 0; i < CONNECTIONS; i++) {
            rig.browser();
        }

        assertThat(rig.browser().isClosedByGateway()).isTrue();
        await().atMost(PATIENCE).until(this::isServed);
    }

    private static void endless(FakeApp.Call call) throws IOException {
        byte[] piece = new byte[64 * 1024];
        call.respond("200 OK", "Content-Length: " + Long.MAX_VALUE);
        while (true) {
            call.out().write(piece);
        }
    }

    private boolean isServed() {
        try (Browser browser = new Browser(rig.port())) {
            return browser.get("localhost", "/.atelier/health").status() == 200;
        } catch (UncheckedIOException full) {
            return false;
        }
    }

    /** By then everything that counts as idle has been closed, without anybody having watched a clock. */
    private void waitUntilAnIdleConnectionIsClosed() {
        for (int i = 0; i < 2; i++) {
            try (Browser idle = new Browser(rig.port())) {
                idle.isClosedByGateway();
            }
        }
    }
}
