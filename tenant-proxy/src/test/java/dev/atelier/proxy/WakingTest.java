package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B16 a sleeping preview")
class WakingTest extends GatewayTest {
    private static final String NAVIGATION = "Sec-Fetch-Mode: navigate";
    private static final String HTML = "Accept: text/html";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @SuppressWarnings("NullAway.Init") // made before each test
    private FakeApp app;

    @SuppressWarnings("NullAway.Init") // made before each test
    private FakeApp platform;

    @BeforeEach
    void makePlatform() {
        platform = rig.app(call -> call.respond("202 Accepted", "Content-Length: 0"));
        app = rig.socketApp(call -> call.reply("awake"));
    }

    @Test
    @DisplayName("B16 is woken by a request, which is answered once it runs")
    void requestIsHeld() {
        rig.route(asleep());
        Browser browser = rig.browser();

        browser.send(Browser.head("GET", Rig.HOST, "/", Rig.cookie()));
        await().atMost(PATIENCE).until(() -> platform.seen().size() == 1);
        rig.route(asleep().with("state", "running"));

        assertThat(browser.read().body()).isEqualTo("awake");
        assertThat(platform.lastSeen().firstLine()).isEqualTo("POST /internal/previews/7/wake HTTP/1.1");
        assertThat(platform.lastSeen().get("authorization")).isEqualTo("Bearer " + Rig.KEY);
    }

    @Test
    @DisplayName("B16 keeps the body of a request that waits")
    void bodyIsHeld() {
        FakeApp echo = rig.socketApp(call -> call.reply(call.text()));
        rig.route(asleep());
        Browser browser = rig.browser();

        browser.send(Browser.head("POST", Rig.HOST, "/", Rig.cookie(), "Content-Length: 7") + "waiting");
        await().atMost(PATIENCE).until(() -> platform.seen().size() == 1);
        rig.route(asleep().with("state", "running").with("upstream", echo.upstream()));

        assertThat(browser.read().body()).isEqualTo("waiting");
    }

    @Test
    @DisplayName("B16 is woken once, however many ask")
    void wakeStorm() throws Exception {
        rig.route(asleep());
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers =
                    IntStream.range(0, 64).mapToObj(i -> pool.submit(this::ask)).toList();
            await().atMost(PATIENCE).until(() -> rig.connections() >= 64);
            rig.route(asleep().with("state", "running"));

            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("awake");
            }
        }
        assertThat(platform.seen()).hasSize(1);
    }

    @Test
    @DisplayName("B16 shows a person a page that says so, and tells programs and caches the truth")
    void wakePage() {
        rig.route(asleep().with("detail", "Starting the <dev> server"));

        Browser.Reply reply = rig.browser().get(Rig.HOST, "/some/page", Rig.cookie(), NAVIGATION, HTML);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("retry-after")).isEqualTo("1");
        assertThat(reply.header("cache-control")).isEqualTo("no-store");
        assertThat(reply.body())
                .contains("Pottery &lt;class&gt; is waking up")
                .contains("Starting the &lt;dev&gt; server")
                .contains("/.atelier/state")
                .contains("http-equiv=\"refresh\"");
        assertThat(reply.header("content-security-policy"))
                .startsWith("default-src 'none'")
                .endsWith("frame-ancestors http://atelier.localhost:8080");
    }

    @Test
    @DisplayName("B16 that failed says so at once, with a button that asks for another try")
    void failed() {
        rig.route(asleep().with("state", "failed").with("detail", "npm install <failed>"));

        Browser.Reply page = rig.browser().get(Rig.HOST, "/a?b=c", Rig.cookie(), NAVIGATION, HTML);
        Browser.Reply program = rig.browser().get(Rig.HOST, "/a", Rig.cookie());
        boolean quiet = platform.seen().isEmpty();
        Browser.Reply retry = rig.browser()
                .request(
                        "POST",
                        Rig.HOST,
                        "/.atelier/retry?path=%2Fa%3Fb%3Dc",
                        Rig.cookie(),
                        "Origin: http://" + Rig.HOST);

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body())
                .contains("could not be started")
                .contains("npm install &lt;failed&gt;")
                .contains("action=\"/.atelier/retry?path=%2Fa%3Fb%3Dc\"");
        assertThat(program.body()).contains("\"code\":\"start_failed\"").contains("npm install <failed>");
        assertThat(quiet).isTrue();
        assertThat(retry.status()).isEqualTo(303);
        assertThat(retry.header("location")).isEqualTo("/a?b=c");
        assertThat(platform.seen()).hasSize(1);
    }

    @Test
    @DisplayName("X18 cannot be retried by another site, or used to send somebody elsewhere")
    void retryIsGuarded() {
        rig.route(asleep().with("state", "failed"));

        Browser.Reply foreign = rig.browser()
                .request("POST", Rig.HOST, "/.atelier/retry?path=/", Rig.cookie(), "Origin: http://evil.example");
        Browser.Reply stranger = rig.browser().request("POST", Rig.HOST, "/.atelier/retry?path=/");
        Browser.Reply elsewhere =
                rig.browser().request("POST", Rig.HOST, "/.atelier/retry?path=%2F%2Fevil.example", Rig.cookie());
        Browser.Reply split =
                rig.browser().request("POST", Rig.HOST, "/.atelier/retry?path=%2Fa%0D%0ASet-Cookie:x", Rig.cookie());

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(elsewhere.header("location")).isEqualTo("/evil.example");
        assertThat(split.header("location")).isEqualTo("/");
    }

    @Test
    @DisplayName("B16 tells its state to whoever may see it")
    void state() {
        rig.route(asleep().with("detail", "installing"));
        Browser.Reply asleep = rig.browser().get(Rig.HOST, "/.atelier/state", Rig.cookie());
        rig.route(asleep().with("state", "running"));
        await().atMost(PATIENCE).until(() -> stateNow().contains("running"));

        assertThat(asleep.body()).isEqualTo("{\"state\":\"sleeping\",\"detail\":\"installing\",\"ahead\":0}");
        assertThat(asleep.header("content-type")).isEqualTo("application/json");
        assertThat(rig.browser().get(Rig.HOST, "/.atelier/state").status()).isEqualTo(401);
        assertThat(rig.browser().get(Rig.HOST, "/.atelier/other", Rig.cookie()).status())
                .isEqualTo(404);
        assertThat(app.seen()).allMatch(head -> head.firstLine().equals("HEAD / HTTP/1.1"));
    }

    @Test
    @DisplayName("B16 said to run while nothing listens counts as starting, and no request is lost")
    void refusedAlthoughRunning() throws IOException {
        Path socket = directory.resolve("late.sock");
        rig.route(asleep().with("state", "running").with("upstream", "unix:" + socket));
        Browser waiting = rig.browser();
        waiting.send(Browser.head("POST", Rig.HOST, "/", Rig.cookie(), "Content-Length: 4") + "kept");

        Browser.Reply page = rig.browser().get(Rig.HOST, "/", Rig.cookie(), NAVIGATION, HTML);
        String state = stateNow();
        Files.deleteIfExists(socket);
        rig.keep(FakeApp.onSocket(socket, call -> call.reply(call.text())));

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("is waking up");
        assertThat(state).contains("\"starting\"");
        assertThat(waiting.read().body()).isEqualTo("kept");
        assertThat(platform.seen()).isNotEmpty();
        await().atMost(PATIENCE).until(() -> stateNow().contains("running"));
    }

    @Test
    @DisplayName("B16 whose relay closes at once, because its server restarts, answers repeatable requests later")
    void closedAtOnce() {
        AtomicInteger left = new AtomicInteger(3);
        FakeApp relay = rig.socketApp(call -> {
            if (left.getAndDecrement() > 0) {
                throw new IOException("nothing listens");
            }
            call.reply("back");
        });
        rig.route(asleep().with("state", "running").with("upstream", relay.upstream()));

        assertThat(rig.browser().get(Rig.HOST, "/module.js", Rig.cookie()).body())
                .isEqualTo("back");
        assertThat(relay.seen()).hasSize(4);
    }

    @Test
    @DisplayName("B16 that breaks off a request with an effect is not asked a second time")
    void notRepeatable() {
        FakeApp breaking = rig.socketApp(call -> {
            call.text();
            throw new IOException("breaks off");
        });
        rig.route(asleep().with("state", "running").with("upstream", breaking.upstream()));
        Browser browser = rig.browser();

        browser.send(Browser.head("POST", Rig.HOST, "/pay", Rig.cookie(), "Content-Length: 2") + "go");
        Browser.Reply reply = browser.read();

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.body()).contains("\"code\":\"app_broke_off\"");
        assertThat(breaking.seen()).hasSize(1);
    }

    private RouteFile asleep() {
        return RouteFile.preview(Rig.HOST, app.upstream())
                .with("state", "sleeping")
                .with("title", "Pottery <class>")
                .with("wake", "http://127.0.0.1:" + platform.port() + "/internal/previews/7/wake");
    }

    private String ask() {
        try (Browser browser = new Browser(rig.port())) {
            return browser.get(Rig.HOST, "/", Rig.cookie()).body();
        }
    }

    private String stateNow() {
        try (Browser browser = new Browser(rig.port())) {
            return browser.get(Rig.HOST, "/.atelier/state", Rig.cookie()).body();
        }
    }
}
