package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.proxy.contract.Pass;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** People who came by a share link: let in while the route names the link, and not a moment longer (B17). */
class GuestTest extends GatewayTest {
    private static final String NAVIGATION = "Sec-Fetch-Mode: navigate";

    @Test
    @DisplayName("B17 a guest's ticket becomes a cookie that opens the preview")
    void aGuestComesIn() {
        FakeApp app = shared("link");

        Browser.Reply entered =
                rig.browser().get(Rig.HOST, "/?atelier_ticket=" + Rig.guest(Pass.Use.TICKET, "link"), NAVIGATION);
        String cookie = entered.header("set-cookie").split(";", 2)[0];
        Browser.Reply page = rig.browser().get(Rig.HOST, "/", "Cookie: " + cookie);

        assertThat(entered.status()).isEqualTo(303);
        assertThat(page.body()).isEqualTo("shared");
        assertThat(app.lastSeen().get("cookie")).isNullOrEmpty();
    }

    @Test
    @DisplayName("B17 with the link revoked its cookies and tickets open nothing, and a person is told why")
    void revokedCookiesOpenNothing() {
        FakeApp app = shared("link", "other");
        assertThat(visit("link", NAVIGATION).status()).isEqualTo(200);

        share(app, "other");

        Browser.Reply refused = visit("link", NAVIGATION, "Accept: text/html");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body())
                .contains("This link is no longer good")
                .contains("preview/enter?host=pottery.apps.localhost");
        assertThat(refused.header("location")).isNullOrEmpty();
        assertThat(rig.browser()
                        .get(Rig.HOST, "/?atelier_ticket=" + Rig.guest(Pass.Use.TICKET, "link"))
                        .body())
                .contains("link_ended");
        assertThat(visit("other", NAVIGATION).status()).isEqualTo(200);
        assertThat(rig.browser().get(Rig.HOST, "/", Rig.cookie()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("B17 revoking a link ends what its guests are being streamed, and nobody else's")
    void revokingEndsStreams() throws IOException {
        FakeApp app = rig.preview(call -> {
            call.respond("200 OK", "Content-Type: text/event-stream", "Transfer-Encoding: chunked");
            call.raw().read();
        });
        share(app, "link");
        Browser guest = rig.browser();
        guest.send(Browser.head("GET", Rig.HOST, "/events", cookie("link")));
        guest.readHead();
        Browser member = rig.browser();
        member.send(Browser.head("GET", Rig.HOST, "/events", Rig.cookie()));
        member.readHead();

        share(app);

        assertThat(guest.isClosedByGateway()).isTrue();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> app.connections() == 1);
    }

    @Test
    @DisplayName("B17 a link ends by itself when its time is over")
    void expiry() {
        FakeApp app = rig.preview(call -> call.reply("shared"));
        long now = Instant.now().getEpochSecond();
        rig.route(RouteFile.preview(Rig.HOST, app.upstream())
                .with(
                        "guests",
                        List.of(Map.of("id", "over", "until", now - 1), Map.of("id", "good", "until", now + 60))));

        assertThat(visit("over", NAVIGATION).status()).isEqualTo(401);
        assertThat(visit("good", NAVIGATION).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("B17 who is a member and a guest stays when the link is revoked")
    void membersStay() {
        FakeApp app = shared("link");
        share(app);

        Browser.Reply reply = rig.browser()
                .get(Rig.HOST, "/", cookie("link") + "; " + Rig.cookie().substring("Cookie: ".length()));

        assertThat(reply.body()).isEqualTo("shared");
    }

    private Browser.Reply visit(String link, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = cookie(link);
        return rig.browser().get(Rig.HOST, "/", all);
    }

    private static String cookie(String link) {
        return "Cookie: atelier_preview=" + Rig.guest(Pass.Use.SESSION, link);
    }

    private FakeApp shared(String... links) {
        FakeApp app = rig.preview(call -> call.reply("shared"));
        share(app, links);
        return app;
    }

    private void share(FakeApp app, String... links) {
        rig.route(RouteFile.preview(Rig.HOST, app.upstream())
                .with(
                        "guests",
                        Arrays.stream(links).map(link -> Map.of("id", link)).toList()));
    }
}
