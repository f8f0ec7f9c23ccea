package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ForwardingTest extends GatewayTest {
    private static final int MANY = 64;
    private static final int LARGE = 4 * 1024 * 1024;

    @Test
    @DisplayName("B14 a request reaches the app behind its host name over a unix socket")
    void overUnixSocket() {
        FakeApp app = rig.openApp(call -> call.reply("hello"));

        Browser.Reply reply = rig.browser().get(Rig.HOST + ":8080", "/a/b?c=%20d");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("hello");
        assertThat(app.lastSeen().firstLine()).isEqualTo("GET /a/b?c=%20d HTTP/1.1");
    }

    @Test
    @DisplayName("B14 a request reaches the app behind its host name over a port")
    void overPort() {
        FakeApp app = rig.app(call -> call.reply("over tcp"));
        rig.route(RouteFile.open("other.apps.localhost", app.upstream()));

        assertThat(rig.browser().get("other.apps.localhost", "/").body()).isEqualTo("over tcp");
    }

    @Test
    @DisplayName("B14 two hosts on one browser connection reach their own apps")
    void twoHostsOneConnection() {
        rig.openApp(call -> call.reply("one"));
        FakeApp second = rig.socketApp(call -> call.reply("two"));
        rig.route(RouteFile.open("second.apps.localhost", second.upstream()));
        Browser browser = rig.browser();

        List<String> bodies = List.of(
                browser.get(Rig.HOST, "/").body(),
                browser.get("second.apps.localhost", "/").body(),
                browser.get(Rig.HOST, "/").body());

        assertThat(bodies).containsExactly("one", "two", "one");
    }

    @Test
    void aBodyOfKnownLengthIsStreamedBothWays() throws IOException {
        rig.openApp(call -> {
            call.respond("200 OK", "Content-Length: " + call.head().get("content-length"));
            call.body().transferTo(call.out());
        });
        Browser browser = rig.browser();
        Thread sender = Thread.ofVirtual().start(() -> {
            browser.send(Browser.head("POST", Rig.HOST, "/up", "Content-Length: " + LARGE));
            byte[] piece = new byte[64 * 1024];
            for (int sent = 0; sent < LARGE; sent += piece.length) {
                browser.send(piece);
            }
        });

        Head head = browser.readHead();
        long received = count(browser.body(head));

        assertThat(received).isEqualTo(LARGE);
        assertThat(sender.isAlive()).isFalse();
    }

    @Test
    void aChunkedBodyArrivesAsChunks() {
        FakeApp app = rig.openApp(call -> call.reply(call.text()));
        Browser browser = rig.browser();

        browser.send(Browser.head("PUT", Rig.HOST, "/", "Transfer-Encoding: chunked")
                + "3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n");

        assertThat(browser.read().body()).isEqualTo("abcdefg");
        assertThat(app.lastSeen().get("transfer-encoding")).isEqualTo("chunked");
        assertThat(app.lastSeen().has("content-length")).isFalse();
    }

    @Test
    void aClientThatAsksMaySendItsBody() {
        FakeApp app = rig.openApp(call -> call.reply(call.text()));
        Browser browser = rig.browser();

        browser.send(Browser.head("POST", Rig.HOST, "/", "Expect: 100-continue", "Content-Length: 4"));
        Head first = browser.readHead();
        browser.send("body");

        assertThat(first.firstLine()).startsWith("HTTP/1.1 100");
        assertThat(browser.read().body()).isEqualTo("body");
        assertThat(app.lastSeen().has("expect")).isFalse();
    }

    @Test
    void headGetsTheLengthAndNoBody() {
        rig.openApp(call -> call.respond("200 OK", "Content-Length: 1234"));
        Browser browser = rig.browser();

        Browser.Reply first = browser.request("HEAD", Rig.HOST, "/");
        Browser.Reply second = browser.request("HEAD", Rig.HOST, "/");

        assertThat(first.header("content-length")).isEqualTo("1234");
        assertThat(second.status()).isEqualTo(200);
    }

    @Test
    void answersWithoutABodyKeepTheConnection() {
        rig.openApp(call -> call.respond(
                call.head().firstLine().contains("/none") ? "204 No Content" : "304 Not Modified", "ETag: \"x\""));
        Browser browser = rig.browser();

        browser.send(Browser.head("GET", Rig.HOST, "/none"));
        Head none = browser.readHead();
        browser.send(Browser.head("GET", Rig.HOST, "/same"));
        Head same = browser.readHead();

        assertThat(none.firstLine()).contains("204");
        assertThat(same.firstLine()).contains("304");
        assertThat(same.get("etag")).isEqualTo("\"x\"");
    }

    @Test
    void anAnswerThatEndsWithItsConnectionIsWhole() {
        rig.openApp(call -> {
            call.respond("200 OK", "Connection: close");
            call.send("until the end");
            throw new IOException("close");
        });

        assertThat(rig.browser().get(Rig.HOST, "/").body()).isEqualTo("until the end");
    }

    @Test
    void aClientOfHttp10GetsAnAnswerThatEndsWithItsConnection() throws IOException {
        rig.openApp(call -> {
            call.respond("200 OK", "Transfer-Encoding: chunked");
            call.chunk("old");
            call.chunk("");
        });
        Browser browser = rig.browser();

        browser.send("GET / HTTP/1.0\r\nHost: " + Rig.HOST + "\r\n\r\n");
        Head head = browser.readHead();

        assertThat(head.has("transfer-encoding")).isFalse();
        assertThat(browser.raw().readAllBytes()).asString().isEqualTo("old");
    }

    @Test
    void theAppsOwnErrorsAreLeftAlone() {
        rig.openApp(call -> {
            call.respond("500 Oops", "Content-Length: 4");
            call.send("mine");
        });

        Browser.Reply reply = rig.browser().get(Rig.HOST, "/", "Accept: text/html");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).isEqualTo("mine");
    }

    @Test
    @DisplayName("B14 sixty-four browsers at once get their own answers")
    void manyAtOnce() throws Exception {
        rig.openApp(call -> call.reply(call.head().firstLine()));
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, MANY)
                    .mapToObj(i -> pool.submit(() -> askTwice("/" + i)))
                    .toList();
            for (int i = 0; i < MANY; i++) {
                assertThat(answers.get(i).get()).isEqualTo("GET /" + i + " HTTP/1.1");
            }
        }
    }

    private String askTwice(String path) {
        try (Browser browser = new Browser(rig.port())) {
            browser.get(Rig.HOST, "/warm");
            return browser.get(Rig.HOST, path).body();
        }
    }

    private static long count(InputStream body) throws IOException {
        byte[] piece = new byte[64 * 1024];
        long total = 0;
        int read = body.read(piece);
        while (read >= 0) {
            total += read;
            read = body.read(piece);
        }
        return total;
    }
}
