package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RestartTest extends GatewayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    @DisplayName("B16 a gateway that was started again has its routes, and sessions stay good")
    void restart() throws IOException {
        rig.preview(call -> call.reply("still here"));
        try (Rig restarted = Rig.in(directory, Rig.patient())) {
            assertThat(restarted.browser().get(Rig.HOST, "/", Rig.cookie()).body())
                    .isEqualTo("still here");
        }
    }

    @Test
    @DisplayName("B14 a route that is replaced leads to the new place, one that is removed to nothing")
    void replacedAndRemoved() {
        rig.openApp(call -> call.reply("old"));
        Browser browser = rig.browser();
        String before = browser.get(Rig.HOST, "/").body();

        FakeApp replacement = rig.socketApp(call -> call.reply("new"));
        RouteFile.open(Rig.HOST, replacement.upstream()).writeTo(rig.routes());
        await().atMost(PATIENCE).until(() -> browser.get(Rig.HOST, "/").body().equals("new"));
        rig.removeRoute(Rig.HOST);
        await().atMost(PATIENCE).until(() -> browser.get(Rig.HOST, "/").status() == 404);

        assertThat(before).isEqualTo("old");
    }

    @Test
    void aRouteThatBecomesGarbageIsUnknownAndHarmsNoOther() {
        FakeApp app = rig.openApp(call -> call.reply("fine"));
        rig.route(RouteFile.open("other.apps.localhost", app.upstream()));
        Browser browser = rig.browser();
        browser.get(Rig.HOST, "/");

        RouteFile.write(rig.routes(), Rig.HOST, "\0garbage");
        await().atMost(PATIENCE).until(() -> browser.get(Rig.HOST, "/").status() == 404);

        assertThat(browser.get("other.apps.localhost", "/").body()).isEqualTo("fine");
    }

    @Test
    void aRemovedRouteEndsWhatIsStreamedThroughIt() {
        rig.openApp(call -> {
            call.respond("200 OK", "Content-Type: text/event-stream", "Transfer-Encoding: chunked");
            call.raw().read();
        });
        Browser browser = rig.browser();
        browser.send(Browser.head("GET", Rig.HOST, "/events"));
        browser.readHead();

        rig.removeRoute(Rig.HOST);

        assertThat(browser.isClosedByGateway()).isTrue();
    }

    @Test
    @DisplayName("health tells who runs the machine, and nobody else, how many routes and connections there are")
    void health() {
        FakeApp app = rig.preview(call -> call.reply("the app's own"));
        Browser browser = rig.browser();
        // Whoever asks for a host makes the gateway look, whether or not it was told of the file already.
        int stranger = browser.get(Rig.HOST, "/").status();

        Browser.Reply reply = browser.get("127.0.0.1:" + rig.port(), "/.atelier/health");

        assertThat(stranger).isEqualTo(401);
        assertThat(reply.body()).isEqualTo("{\"status\":\"up\",\"routes\":1,\"connections\":1}");
        assertThat(rig.browser().get(Rig.HOST, "/.atelier/health", Rig.cookie()).status())
                .isEqualTo(404);
        assertThat(app.seen()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsOneClearSentence() {
        GatewaySettings taken = GatewaySettings.of(rig.port(), "127.0.0.1", rig.routes(), Rig.KEY);

        assertThatThrownBy(() -> Gateway.start(taken))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("It cannot listen on 127.0.0.1:" + rig.port())
                .hasMessageEndingWith("Is another program using that port?");
    }
}
