package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.proxy.contract.HostName;
import dev.atelier.proxy.contract.Pass;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AdmissionTest extends GatewayTest {
    private static final String NAVIGATION = "Sec-Fetch-Mode: navigate";
    private static final String HTML = "Accept: text/html,*/*";

    @Test
    @DisplayName("B17 a ticket becomes a host-only cookie and leaves the address")
    void ticketBecomesCookie() {
        FakeApp app = rig.preview(call -> call.reply("private"));

        Browser.Reply reply = rig.browser().get(Rig.HOST, "/a?x=1&atelier_ticket=" + Rig.ticket() + "&y=2", NAVIGATION);
        String[] cookie = reply.header("set-cookie").split(";", 2);
        Browser.Reply entered = rig.browser().get(Rig.HOST, "/a?x=1&y=2", "Cookie: " + cookie[0]);

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.header("location")).isEqualTo("/a?x=1&y=2");
        assertThat(reply.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(reply.header("cache-control")).isEqualTo("no-store");
        assertThat(cookie[0]).startsWith("atelier_preview=");
        assertThat(cookie[1]).isEqualTo(" Max-Age=43200; Path=/; HttpOnly; Secure; SameSite=None; Partitioned");
        assertThat(entered.body()).isEqualTo("private");
        assertThat(app.seen()).hasSize(1);
        assertThat(app.lastSeen().text()).doesNotContain("ticket");
    }

    @Test
    void aTicketCannotBeHiddenFromTheGatewayByEncodingItsName() {
        FakeApp app = rig.preview(call -> call.reply(""));

        Browser.Reply reply = rig.browser().get(Rig.HOST, "/?%61telier%5Fticket=secret", Rig.cookie());

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.header("location")).isEqualTo("/");
        assertThat(app.seen()).isEmpty();
    }

    @Test
    @DisplayName("X18 a ticket on an odd path does not send the browser to another host")
    void noOpenRedirect() {
        rig.preview(call -> call.reply(""));
        String query = "?atelier_ticket=" + Rig.ticket();

        assertThat(rig.browser().get(Rig.HOST, "//evil.example/x" + query).header("location"))
                .isEqualTo("/evil.example/x");
        assertThat(rig.browser().get(Rig.HOST, "/\\evil.example" + query).header("location"))
                .isEqualTo("/evil.example");
    }

    @Test
    @DisplayName("B17 a person without a pass is sent to get one, knowing where to come back to")
    void navigationIsSentToEnter() {
        rig.preview(call -> call.reply("private"));

        Browser.Reply navigation = rig.browser().get(Rig.HOST, "/a/b?c=d&e", NAVIGATION);
        Browser.Reply oldBrowser = rig.browser().get(Rig.HOST, "/", HTML);

        assertThat(navigation.status()).isEqualTo(302);
        assertThat(navigation.header("location"))
                .isEqualTo(
                        "http://atelier.localhost:8080/preview/enter?host=pottery.apps.localhost&path=%2Fa%2Fb%3Fc%3Dd%26e");
        assertThat(oldBrowser.status()).isEqualTo(302);
    }

    @Test
    @DisplayName("B17 a script, a program or a form without a pass gets 401")
    void othersGet401() {
        FakeApp app = rig.preview(call -> call.reply("private"));

        Browser.Reply fetch = rig.browser().get(Rig.HOST, "/data", "Sec-Fetch-Mode: cors", HTML);
        Browser.Reply program = rig.browser().get(Rig.HOST, "/data");
        Browser poster = rig.browser();
        poster.send(Browser.head("POST", Rig.HOST, "/", NAVIGATION, "Content-Length: 4") + "body");

        assertThat(fetch.status()).isEqualTo(401);
        assertThat(program.status()).isEqualTo(401);
        assertThat(program.header("content-type")).isEqualTo("application/problem+json");
        assertThat(program.body()).contains("\"code\":\"sign_in_needed\"");
        assertThat(poster.read().status()).isEqualTo(401);
        assertThat(app.seen()).isEmpty();
    }

    @Test
    @DisplayName("B17 passes of another host, another generation or another use are no passes")
    void wrongPasses() {
        FakeApp app = rig.preview(call -> call.reply("private"));

        assertThat(statusWithCookie(Rig.token(Pass.Use.SESSION, "other.apps.localhost", 1)))
                .isEqualTo(401);
        assertThat(statusWithCookie(Rig.token(Pass.Use.SESSION, Rig.HOST, 0))).isEqualTo(401);
        assertThat(statusWithCookie(Rig.token(Pass.Use.SESSION, Rig.HOST, 2))).isEqualTo(401);
        assertThat(statusWithCookie(Rig.token(Pass.Use.TICKET, Rig.HOST, 1))).isEqualTo(401);
        assertThat(statusWithCookie(expired())).isEqualTo(401);
        assertThat(statusWithCookie("")).isEqualTo(401);
        assertThat(statusWithTicket(Rig.token(Pass.Use.SESSION, Rig.HOST, 1))).isEqualTo(401);
        assertThat(statusWithTicket(Rig.token(Pass.Use.TICKET, "other.apps.localhost", 1)))
                .isEqualTo(401);
        assertThat(statusWithTicket(Rig.ticket() + "x")).isEqualTo(401);
        assertThat(statusWithTicket("")).isEqualTo(401);
        assertThat(app.seen()).isEmpty();
    }

    @Test
    void aBadTicketIsNotAnsweredWithATripForAnother() {
        rig.preview(call -> call.reply(""));

        Browser.Reply reply = rig.browser().get(Rig.HOST, "/?atelier_ticket=stale", NAVIGATION, HTML);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).contains("href=\"http://atelier.localhost:8080/preview/enter\"");
    }

    @Test
    void theRealCookieCountsAlsoBesideForgedOnes() {
        rig.preview(call -> call.reply("in"));

        Browser.Reply reply = rig.browser()
                .get(
                        Rig.HOST,
                        "/",
                        "Cookie: atelier_preview=forged; " + Rig.cookie().substring(8));

        assertThat(reply.body()).isEqualTo("in");
    }

    @Test
    @DisplayName("B17 a ticket for a generation that the gateway has not heard of yet is good")
    void ticketNewerThanTheKnownRoute() {
        FakeApp app = rig.preview(call -> call.reply(""));
        rig.browser().get(Rig.HOST, "/", Rig.cookie());
        RouteFile.preview(Rig.HOST, app.upstream()).with("generation", 2).writeTo(rig.routes());

        assertThat(statusWithTicket(Rig.token(Pass.Use.TICKET, Rig.HOST, 2))).isEqualTo(303);
    }

    @Test
    @DisplayName("B17 revoking a share ends what is being streamed with it")
    void revokingEndsStreams() throws IOException {
        FakeApp app = rig.preview(call -> {
            call.respond("200 OK", "Content-Type: text/event-stream", "Transfer-Encoding: chunked");
            call.raw().read();
        });
        Browser browser = rig.browser();
        browser.send(Browser.head("GET", Rig.HOST, "/events", Rig.cookie()));
        browser.readHead();

        rig.route(RouteFile.preview(Rig.HOST, app.upstream()).with("generation", 2));

        assertThat(browser.isClosedByGateway()).isTrue();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> app.connections() == 0);
    }

    @Test
    @DisplayName("B17 a shared preview needs no pass and still is a preview")
    void sharedPreview() {
        FakeApp app = rig.preview(call -> call.reply("shared"));
        rig.route(RouteFile.preview(Rig.HOST, app.upstream()).with("access", "open"));

        Browser.Reply reply = rig.browser().get(Rig.HOST, "/", "Cookie: JSESSIONID=secret; mine=1");
        Browser.Reply withTicket = rig.browser().get(Rig.HOST, "/?atelier_ticket=whatever");

        assertThat(reply.body()).isEqualTo("shared");
        assertThat(reply.header("x-robots-tag")).isEqualTo("noindex");
        assertThat(app.lastSeen().get("cookie")).isEqualTo("mine=1");
        assertThat(withTicket.status()).isEqualTo(303);
    }

    @Test
    @DisplayName("X18 another site cannot use a visitor's pass behind the visitor's back")
    void crossSiteRequests() {
        FakeApp app = rig.preview(call -> call.reply("private"));

        assertThat(rig.browser()
                        .get(Rig.HOST, "/x.js", Rig.cookie(), "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: no-cors")
                        .status())
                .isEqualTo(403);
        assertThat(rig.browser()
                        .get(Rig.HOST, "/api", Rig.cookie(), "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: cors")
                        .status())
                .isEqualTo(403);
        assertThat(app.seen()).isEmpty();
        assertThat(rig.browser()
                        .get(Rig.HOST, "/", Rig.cookie(), "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate")
                        .status())
                .isEqualTo(200);
    }

    private int statusWithCookie(String token) {
        return rig.browser()
                .get(Rig.HOST, "/", "Cookie: atelier_preview=" + token)
                .status();
    }

    private int statusWithTicket(String token) {
        return rig.browser().get(Rig.HOST, "/?atelier_ticket=" + token).status();
    }

    private static String expired() {
        HostName host = HostName.of(Rig.HOST).orElseThrow();
        return Rig.PASSES.sign(new Pass(
                Pass.Use.SESSION,
                host,
                1,
                "someone",
                Optional.empty(),
                Instant.now().minusSeconds(1)));
    }
}
