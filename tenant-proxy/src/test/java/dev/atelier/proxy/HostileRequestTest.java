package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("X18 a hostile request")
class HostileRequestTest extends GatewayTest {
    private static final String TO_HOST = "Host: pottery.apps.localhost\r\n";

    /** Each is one way to make two servers disagree on where a request goes or ends; {@code |} stands for CR LF. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                // which host?
                "GET / HTTP/1.1||",
                "GET / HTTP/1.1|Host: ||",
                "GET / HTTP/1.1|Host: pottery.apps.localhost|Host: pottery.apps.localhost||",
                "GET / HTTP/1.1|Host: pottery.apps.localhost|Host: other||",
                "GET / HTTP/1.1|Host: pottery.apps.localhost.||",
                "GET / HTTP/1.1|Host: pottery.apps.localhost:||",
                "GET / HTTP/1.1|Host: pottery.apps.localhost:99999||",
                "GET / HTTP/1.1|Host: pottery.apps.localhost:80:80||",
                "GET / HTTP/1.1|Host: pottery.apps.localhost:8x||",
                "GET / HTTP/1.1|Host: pottery.apps.localhost@evil.example||",
                "GET / HTTP/1.1|Host: user@pottery.apps.localhost||",
                "GET / HTTP/1.1|Host: pottery.apps.localhost/||",
                "GET / HTTP/1.1|Host: ../pottery.apps.localhost||",
                "GET / HTTP/1.1|Host: pottery.apps.localhost, other||",
                "GET / HTTP/1.1|Host: t\u00f6pferei.apps.localhost||",
                "GET / HTTP/1.1|Host: [::1]||",
                "GET http://pottery.apps.localhost/ HTTP/1.1|Host: pottery.apps.localhost||",
                "GET http://other.example/ HTTP/1.1|Host: pottery.apps.localhost||",
                "GET pottery HTTP/1.1|Host: pottery.apps.localhost||",
                "OPTIONS * HTTP/1.1|Host: pottery.apps.localhost||",
                // which path?
                "GET /a#b HTTP/1.1|Host: pottery.apps.localhost||",
                "GET /\u00e4 HTTP/1.1|Host: pottery.apps.localhost||",
                "GET /\u0001 HTTP/1.1|Host: pottery.apps.localhost||",
                // which body?
                "POST / HTTP/1.1|Host: pottery.apps.localhost|Content-Length: 4|Content-Length: 5||abcd",
                "POST / HTTP/1.1|Host: pottery.apps.localhost|Content-Length: -1||",
                "POST / HTTP/1.1|Host: pottery.apps.localhost|Content-Length: +4||abcd",
                "POST / HTTP/1.1|Host: pottery.apps.localhost|Content-Length: 4x||abcd",
                "POST / HTTP/1.1|Host: pottery.apps.localhost|Content-Length: 0x4||abcd",
                "POST / HTTP/1.1|Host: pottery.apps.localhost|Transfer-Encoding: xchunked||0||",
                "POST / HTTP/1.1|Host: pottery.apps.localhost|Transfer-Encoding: gzip, chunked||0||",
                "POST / HTTP/1.1|Host: pottery.apps.localhost|Transfer-Encoding: chunked|Transfer-Encoding: x||0||",
                "POST / HTTP/1.0|Host: pottery.apps.localhost|Transfer-Encoding: chunked||0||",
                // which headers?
                "GET / HTTP/1.1|Host: pottery.apps.localhost|Bad Name: x||",
                "GET / HTTP/1.1|Host: pottery.apps.localhost|No-Colon||",
                "GET / HTTP/1.1|Host: pottery.apps.localhost| folded: x||",
                "GET / HTTP/1.1|Host : pottery.apps.localhost||",
                "NONSENSE||"
            })
    void isRefusedAndReachesNobody(String request) {
        FakeApp app = rig.openApp(call -> call.reply("never"));
        Browser browser = rig.browser();

        browser.send(request.replace("|", "\r\n"));

        assertThat(browser.read().status()).isEqualTo(400);
        assertThat(app.seen()).isEmpty();
    }

    @Test
    void aBodyWithBothFramingsIsOneRequestOrNone() {
        FakeApp app = rig.openApp(call -> call.reply(call.text()));
        Browser browser = rig.browser();

        browser.send("POST /one HTTP/1.1\r\n" + TO_HOST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "0\r\n\r\nGET /smuggled HTTP/1.1\r\n" + TO_HOST + "\r\n");
        int status = browser.read().status();

        // refused, or read by its chunks alone; then what follows is the next request of the same browser, for us as
        // well
        assertThat(status).isIn(200, 400);
        assertThat(app.seen())
                .allSatisfy(seen -> assertThat(seen.has("content-length") && seen.has("transfer-encoding"))
                        .isFalse());
        assertThat(app.seen().stream().filter(seen -> seen.firstLine().startsWith("POST")))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aLineBreakInAnEncodedPathStaysEncoded() {
        FakeApp app = rig.openApp(call -> call.reply(""));

        rig.browser().get(Rig.HOST, "/%0d%0aX-Injected:%20yes?q=%00");

        assertThat(app.lastSeen().firstLine()).isEqualTo("GET /%0d%0aX-Injected:%20yes?q=%00 HTTP/1.1");
        assertThat(app.lastSeen().has("x-injected")).isFalse();
    }

    @Test
    void tracesAndTunnelsAreNotOffered() {
        rig.openApp(call -> call.reply("never"));

        assertThat(rig.browser().request("TRACE", Rig.HOST, "/").status()).isEqualTo(405);
        assertThat(rig.browser()
                        .request("CONNECT", Rig.HOST, "evil.example:443")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void anExpectationThatNobodyCanMeetIsRefused() {
        rig.openApp(call -> call.reply("never"));

        assertThat(rig.browser().get(Rig.HOST, "/", "Expect: miracles").status())
                .isEqualTo(417);
    }

    @Test
    void hugeCookiesAreRefusedAndTheNextBrowserIsServed() {
        rig.openApp(call -> call.reply("fine"));

        Browser.Reply reply = rig.browser().get(Rig.HOST, "/", "Cookie: a=" + "x".repeat(40_000), "Accept: text/html");

        assertThat(reply.status()).isEqualTo(431);
        assertThat(reply.body()).contains("Deleting the cookies");
        assertThat(rig.browser().get(Rig.HOST, "/").body()).isEqualTo("fine");
    }

    @Test
    void anAddressWithoutEndIsRefused() {
        rig.openApp(call -> call.reply("never"));

        assertThat(rig.browser().get(Rig.HOST, "/" + "x".repeat(20_000)).status())
                .isEqualTo(414);
    }

    @Test
    void anAppsInvalidAnswerIsAGatewaysError() {
        FakeApp app = rig.openApp(call -> call.send("SSH-2.0-OpenSSH_9.6\r\n\r\n"));

        Browser.Reply reply = rig.browser().get(Rig.HOST, "/");

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.body()).contains("wrong_answer");
        assertThat(app.seen()).hasSize(1);
    }

    @Test
    void anAppsEndlessHeadersAreAGatewaysError() {
        rig.openApp(call -> call.respond("200 OK", "X-Endless: " + "x".repeat(100_000)));

        assertThat(rig.browser().get(Rig.HOST, "/").status()).isEqualTo(502);
    }

    @Test
    void anAppThatSwitchesProtocolsUnaskedIsAGatewaysError() {
        rig.openApp(call -> call.respond("101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"));

        assertThat(rig.browser().get(Rig.HOST, "/").status()).isEqualTo(502);
    }

    @Test
    @DisplayName("X18 an unknown host is told apart from nothing, and its name is never written into the page")
    void unknownHost() {
        Browser.Reply page = rig.browser().get("unknown.apps.localhost", "/", "Accept: text/html");
        Browser.Reply program = rig.browser().get("unknown.apps.localhost", "/");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("There is no app at this address").doesNotContain("unknown.apps");
        assertThat(program.status()).isEqualTo(404);
        assertThat(program.body()).contains("\"code\":\"unknown_host\"");
        assertThat(program.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000);
    }
}
