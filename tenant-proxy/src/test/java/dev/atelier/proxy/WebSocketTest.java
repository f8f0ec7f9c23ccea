package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WebSocketTest extends GatewayTest {
    private static final String[] HANDSHAKE = {
        "Connection: keep-alive, Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol: vite-hmr"
    };
    private static final int LARGE = 2 * 1024 * 1024;

    @Test
    @DisplayName("B14 a WebSocket echoes through a unix socket, in both directions and at any time")
    void echo() throws IOException {
        FakeApp app = rig.openApp(WebSocketTest::echo);
        Browser browser = rig.browser();

        Head head = upgrade(browser);
        browser.send("ping");
        byte[] first = browser.raw().readNBytes(4);
        browser.send("pong!");
        byte[] second = browser.raw().readNBytes(5);

        assertThat(head.firstLine()).startsWith("HTTP/1.1 101");
        assertThat(head.get("sec-websocket-accept")).isEqualTo("accepted");
        assertThat(head.get("upgrade")).isEqualToIgnoringCase("websocket");
        assertThat(app.lastSeen().get("sec-websocket-protocol")).isEqualTo("vite-hmr");
        assertThat(app.lastSeen().get("connection")).isEqualToIgnoringCase("upgrade");
        assertThat(first).asString().isEqualTo("ping");
        assertThat(second).asString().isEqualTo("pong!");
    }

    @Test
    void whatTheAppSaysRightAfterTheHandshakeIsNotLost() throws IOException {
        rig.openApp(call -> {
            switchProtocols(call);
            call.send("early");
            call.raw().read();
        });
        Browser browser = rig.browser();

        upgrade(browser);

        assertThat(browser.raw().readNBytes(5)).asString().isEqualTo("early");
    }

    @Test
    void muchIsCarriedEvenWhenTheReaderIsSlow() throws IOException {
        rig.openApp(WebSocketTest::echo);
        Browser browser = rig.browser();
        upgrade(browser);
        Thread.ofVirtual().start(() -> browser.send(new byte[LARGE]));

        InputStream in = browser.raw();

        assertThat(in.readNBytes(LARGE)).hasSize(LARGE);
    }

    @Test
    void whenTheAppClosesTheBrowserIsToldSo() {
        rig.openApp(call -> {
            switchProtocols(call);
            throw new IOException("close");
        });
        Browser browser = rig.browser();

        upgrade(browser);

        assertThat(browser.isClosedByGateway()).isTrue();
    }

    @Test
    void whenTheBrowserClosesTheAppIsToldSo() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        rig.openApp(call -> {
            switchProtocols(call);
            if (call.raw().read() < 0) {
                told.countDown();
            }
            throw new IOException("done");
        });
        try (Browser browser = new Browser(rig.port())) {
            upgrade(browser);
        }

        assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anAppThatDeclinesIsHeard() {
        rig.openApp(call -> {
            call.respond("426 Upgrade Required", "Content-Length: 2");
            call.send("no");
        });
        Browser browser = rig.browser();
        browser.send(Browser.head("GET", Rig.HOST, "/", HANDSHAKE));

        Browser.Reply reply = browser.read();

        assertThat(reply.status()).isEqualTo(426);
        assertThat(reply.body()).isEqualTo("no");
    }

    @Test
    @DisplayName("X18 a page of another site cannot open a preview's WebSocket")
    void crossSiteHijacking() {
        FakeApp app = rig.preview(WebSocketTest::echo);

        assertThat(statusWithOrigin("http://evil.example")).isEqualTo(403);
        assertThat(statusWithOrigin("http://sibling.apps.localhost")).isEqualTo(403);
        assertThat(statusWithOrigin("null")).isEqualTo(403);
        assertThat(statusWithOrigin("http://pottery.apps.localhost:9999")).isEqualTo(403);
        assertThat(app.seen()).isEmpty();
        assertThat(statusWithOrigin("http://pottery.apps.localhost")).isEqualTo(101);
        assertThat(statusWithOrigin("https://pottery.apps.localhost")).isEqualTo(101);
    }

    @Test
    @DisplayName("B17 a WebSocket needs a pass like everything else, and gives nothing of the platform's away")
    void needsAPass() {
        FakeApp app = rig.preview(WebSocketTest::echo);
        Browser stranger = rig.browser();
        stranger.send(Browser.head("GET", Rig.HOST, "/hmr", HANDSHAKE));
        int refused = stranger.read().status();
        Browser member = rig.browser();
        member.send(Browser.head("GET", Rig.HOST, "/hmr?token=a&atelier_ticket=x", with(Rig.cookie())));

        assertThat(refused).isEqualTo(401);
        assertThat(member.readHead().firstLine()).contains("101");
        assertThat(app.lastSeen().firstLine()).isEqualTo("GET /hmr?token=a HTTP/1.1");
        assertThat(app.lastSeen().has("cookie")).isFalse();
    }

    @Test
    void openTunnelsAreCountedAndGivenBack() {
        rig.openApp(WebSocketTest::echo);
        try (Browser browser = new Browser(rig.port())) {
            upgrade(browser);
            assertThat(rig.connections()).isEqualTo(1);
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> rig.connections() == 0);
    }

    private int statusWithOrigin(String origin) {
        try (Browser browser = new Browser(rig.port())) {
            browser.send(Browser.head("GET", Rig.HOST, "/", with(Rig.cookie(), "Origin: " + origin)));
            return browser.readHead().status();
        }
    }

    private static Head upgrade(Browser browser) {
        browser.send(Browser.head("GET", Rig.HOST, "/", HANDSHAKE));
        return browser.readHead();
    }

    private static String[] with(String... lines) {
        String[] all = Arrays.copyOf(HANDSHAKE, HANDSHAKE.length + lines.length);
        System.arraycopy(lines, 0, all, HANDSHAKE.length, lines.length);
        return all;
    }

    private static void echo(FakeApp.Call call) throws IOException {
        switchProtocols(call);
        call.raw().transferTo(call.out());
    }

    private static void switchProtocols(FakeApp.Call call) throws IOException {
        call.respond(
                "101 Switching Protocols",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Accept: accepted");
    }
}
