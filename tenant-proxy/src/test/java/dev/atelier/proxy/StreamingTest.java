package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StreamingTest extends GatewayTest {
    @Test
    @DisplayName("B14 an event stream is open before its first event, and each event comes when it is sent")
    void eventsAreNotBuffered() throws Exception {
        CountDownLatch headSeen = new CountDownLatch(1);
        CountDownLatch firstSeen = new CountDownLatch(1);
        rig.openApp(call -> {
            events(call);
            waitFor(headSeen);
            call.chunk("data: 1\n\n");
            waitFor(firstSeen);
            call.chunk("data: 2\n\n");
            call.chunk("");
        });
        Browser browser = rig.browser();

        browser.send(Browser.head("GET", Rig.HOST, "/events", "Accept: text/event-stream"));
        Head head = browser.readHead();
        headSeen.countDown();
        InputStream body = browser.body(head);
        byte[] first = body.readNBytes(9);
        firstSeen.countDown();
        byte[] rest = body.readAllBytes();

        assertThat(first).asString().isEqualTo("data: 1\n\n");
        assertThat(rest).asString().isEqualTo("data: 2\n\n");
    }

    @Test
    void anAppThatDiesInTheMiddleOfChunksIsNotAWholeAnswer() {
        rig.openApp(call -> {
            events(call);
            call.chunk("data: 1\n\n");
            throw new IOException("dies");
        });
        Browser browser = rig.browser();

        browser.send(Browser.head("GET", Rig.HOST, "/events"));
        Head head = browser.readHead();

        assertThatThrownBy(() -> browser.body(head).readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void anAppThatDiesInTheMiddleOfALengthIsNotAWholeAnswer() {
        rig.openApp(call -> {
            call.respond("200 OK", "Content-Length: 100");
            call.send("only this");
            throw new IOException("dies");
        });
        Browser browser = rig.browser();

        browser.send(Browser.head("GET", Rig.HOST, "/"));
        Head head = browser.readHead();

        assertThatThrownBy(() -> browser.body(head).readAllBytes()).isInstanceOf(EOFException.class);
    }

    @Test
    void aBrowserThatLeavesTakesTheAppsConnectionWithIt() {
        FakeApp app = rig.openApp(call -> {
            events(call);
            call.raw().read();
        });
        try (Browser browser = new Browser(rig.port())) {
            browser.send(Browser.head("GET", Rig.HOST, "/events"));
            browser.readHead();
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> app.connections() == 0);
    }

    @Test
    void anAppThatAnswersBeforeItHasReadEverythingIsHeard() {
        rig.openApp(call -> {
            call.respond("413 Too Large", "Content-Length: 3");
            call.send("big");
            call.body().transferTo(OutputStream.nullOutputStream());
        });
        Browser browser = rig.browser();

        browser.send(Browser.head("POST", Rig.HOST, "/", "Content-Length: 1000000") + "some of it");

        assertThat(browser.read().body()).isEqualTo("big");
    }

    @Test
    void aSlowAppIsWaitedFor() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        rig.openApp(call -> {
            asked.countDown();
            waitFor(go);
            call.reply("at last");
        });
        Browser slow = rig.browser();
        slow.send(Browser.head("GET", Rig.HOST, "/slow"));
        asked.await();

        assertThat(rig.browser().get(Rig.HOST, "/.atelier/state").status()).isEqualTo(200);
        go.countDown();

        assertThat(slow.read().body()).isEqualTo("at last");
    }

    private static void events(FakeApp.Call call) throws IOException {
        call.respond("200 OK", "Content-Type: text/event-stream", "Transfer-Encoding: chunked");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
