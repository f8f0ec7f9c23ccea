package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WaitingBodiesTest extends GatewayTest {
    /** More than there are event loops, each of which has room for one. */
    private static final int MANY = 6;

    @Override
    Limits limits() {
        Limits patient = Rig.patient();
        return new Limits(
                patient.connections(),
                patient.requests(),
                patient.requestsPerHost(),
                Delivery.WAITING_BODY_BYTES,
                patient.headerBytes(),
                patient.lineBytes(),
                patient.idle(),
                patient.stalled(),
                patient.answer(),
                patient.holdPage(),
                patient.hold(),
                patient.wakeEvery());
    }

    @Test
    @DisplayName("B16 bodies that wait for an app to wake do not take all memory, and those that fit are not lost")
    void theOldestGiveWay() {
        FakeApp app = rig.socketApp(call -> call.reply(call.text()));
        RouteFile route = RouteFile.open(Rig.HOST, app.upstream());
        rig.route(route.with("state", "starting"));
        List<Browser> browsers = Stream.generate(rig::browser).limit(MANY).toList();
        browsers.forEach(browser -> browser.send(Browser.head("POST", Rig.HOST, "/", "Content-Length: 4") + "kept"));

        await().atMost(Duration.ofSeconds(20)).until(() -> browsers.stream().anyMatch(Browser::hasSomethingToRead));
        rig.route(route);
        List<String> bodies =
                browsers.stream().map(browser -> browser.read().body()).toList();

        assertThat(bodies).contains("kept").anyMatch(body -> body.contains("too_many_requests"));
        assertThat(bodies).allMatch(body -> body.equals("kept") || body.contains("too_many_requests"));
    }
}
