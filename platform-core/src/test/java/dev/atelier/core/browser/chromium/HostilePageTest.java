package dev.atelier.core.browser.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.browser.PageFinding;
import dev.atelier.core.browser.PageFinding.Kind;
import dev.atelier.core.browser.PageLook;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page is hostile code: whatever it does costs one look, and it reaches nothing but its own host. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostilePageTest {
    private ChromiumLooker looker;
    private PageServer server;
    private ForbiddenPlace forbidden;

    @BeforeAll
    void startBrowser(@TempDir Path home) {
        looker = RealBrowser.inDirectory(home);
    }

    @AfterAll
    void endBrowser() {
        if (looker != null) {
            looker.close();
        }
    }

    @BeforeEach
    void startServers() throws Exception {
        server = new PageServer();
        forbidden = new ForbiddenPlace();
    }

    @AfterEach
    void stopServers() throws Exception {
        looker.forget("shop");
        server.close();
        forbidden.close();
    }

    private PageLook look() throws Exception {
        return looker.look(server.visit("shop"));
    }

    /** Whatever a page did, the next one is looked at as if nothing had been. */
    private void assertThatOthersWork() throws Exception {
        server.page("<h1>Well</h1>");
        assertThat(looker.look(server.visit("other")).findings()).isEmpty();
        looker.forget("other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fetch('http://127.0.0.1:%d/')",
                "fetch('http://localhost:%d/', {mode: 'no-cors'})",
                "fetch('http://[::1]:%d/', {mode: 'no-cors'})",
                "fetch('http://2130706433:%d/', {mode: 'no-cors'})",
                "fetch('http://atelier.localhost:%d/', {mode: 'no-cors', credentials: 'include'})",
                "fetch('http://other.apps.localhost:%d/', {mode: 'no-cors'})",
                "fetch('http://shop.apps.localhost:%d/', {mode: 'no-cors'})",
                "new Image().src = 'http://127.0.0.1:%d/a.png'",
                "new WebSocket('ws://127.0.0.1:%d/')",
                "new WebSocket('ws://shop.apps.localhost:%d/')",
                "new EventSource('http://127.0.0.1:%d/')",
                "navigator.sendBeacon('http://127.0.0.1:%d/', 'x')",
                "document.head.innerHTML = '<link rel=preconnect href=http://127.0.0.1:%d>"
                        + "<link rel=stylesheet href=http://127.0.0.1:%1$d/a.css>'",
                "document.body.innerHTML += '<iframe src=http://127.0.0.1:%d/></iframe>'",
                "new Worker(URL.createObjectURL(new Blob([`fetch('http://127.0.0.1:%d/')`])))",
                "const c = new RTCPeerConnection({iceServers: [{urls: 'turn:127.0.0.1:%d?transport=tcp', username: 'a',"
                        + " credential: 'b'}]}); c.createDataChannel('a');"
                        + " c.createOffer().then(o => c.setLocalDescription(o))",
                "location = 'http://127.0.0.1:%d/'",
                "open('http://127.0.0.1:%d/')",
            })
    @DisplayName("X18 A page reaches nothing of this machine but its own host")
    void reachesNothing(String attack) throws Exception {
        server.script(attack.formatted(forbidden.port()));

        var unused = look();

        assertThat(server.asked()).contains("/");
        assertThat(forbidden.visitors()).isZero();
    }

    @Test
    @DisplayName("X18 A page cannot reach the metadata address or the internet, and is told so at once")
    void outside() throws Exception {
        server.script(
                "Promise.all(['http://169.254.169.254/latest/meta-data/', 'http://1.1.1.1/', 'https://example.com/']"
                        + ".map(to => fetch(to, {mode: 'no-cors'}).then(() => 'reached', () => 'refused')))"
                        + ".then(ends => document.title = ends)"
                        + ".then(() => fetch('/told?' + document.title).then(told => 0))");
        server.serve("/told", 200, "text/plain", "");

        var unused = look();

        await().untilAsserted(() -> assertThat(server.queries()).contains("refused,refused,refused"));
    }

    @Test
    @DisplayName("X18 A redirect to another host is not followed, and is what is wrong with the page")
    void redirected() throws Exception {
        server.redirect("/", "http://127.0.0.1:" + forbidden.port() + "/");

        assertThat(look().findings())
                .singleElement()
                .satisfies(found -> assertThat(found.kind()).isEqualTo(Kind.LOAD))
                .satisfies(found -> assertThat(found.text()).contains("leads to"));
        assertThat(forbidden.visitors()).isZero();
        assertThatOthersWork();
    }

    @Test
    @DisplayName("A page that redirects to itself without end is a finding")
    void redirectsForEver() throws Exception {
        server.redirect("/", "/");

        assertThat(look().findings()).isNotEmpty();
        assertThatOthersWork();
    }

    @Test
    @DisplayName("A page that loads itself anew without end is a finding")
    void reloadsForEver() throws Exception {
        server.script("location.reload()");

        assertThat(look().findings()).extracting(PageFinding::kind).contains(Kind.LOAD);
        assertThatOthersWork();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alert('a'); confirm('b'); prompt('c')",
                "addEventListener('beforeunload', e => { e.preventDefault(); e.returnValue = 'stay' })",
                "print()",
                "for (let i = 0; i < 200; i++) open('/')",
                "navigator.geolocation.getCurrentPosition(() => 0); Notification.requestPermission();"
                        + " navigator.mediaDevices?.getUserMedia({video: true}).catch(() => 0)",
                "const f = document.createElement('input'); f.type = 'file'; f.click()",
                "document.body.requestFullscreen().catch(() => 0); navigator.clipboard?.readText().catch(() => 0)",
            })
    @DisplayName("Dialogs, popups and prompts hold nothing up")
    void asksForThings(String script) throws Exception {
        server.script(script);

        PageLook first = look();
        PageLook second = look();

        assertThat(first.findings()).noneMatch(found -> found.kind() == Kind.STUCK);
        assertThat(second.findings()).noneMatch(found -> found.kind() == Kind.STUCK);
        assertThatOthersWork();
    }

    @Test
    @DisplayName("Downloads are refused and leave nothing")
    void downloads() throws Exception {
        server.script("const a = document.createElement('a'); a.href = '/x.bin'; a.download = 'x'; a.click()")
                .download("/x.bin");

        assertThat(look().findings()).isEmpty();
        assertThatOthersWork();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true);",
                "requestAnimationFrame(() => { while (true); })",
                "while (true) alert('again')",
            })
    @DisplayName("Code that never ends is a finding, and its page does not go on")
    void neverEnds(String script) throws Exception {
        server.script(script);

        PageLook look = look();

        assertThat(look.findings()).extracting(PageFinding::kind).containsAnyOf(Kind.STUCK, Kind.LOAD);
        assertThatOthersWork();
    }

    @Test
    @DisplayName("A page that was stuck is looked at anew once it is repaired")
    void recovers() throws Exception {
        server.page("<h1>Well</h1>");
        assertThat(look().findings()).isEmpty();
        server.script("setTimeout(() => { while (true); }, 50)");
        var soon = look();
        server.page("<h1>Well again</h1>");

        assertThat(soon.picture().join()).isEmpty();
        assertThat(look().findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const all = []; while (true) all.push(new Uint8Array(50e6).fill(1))",
                "let s = 'x'; while (true) s += s + Math.random()",
            })
    @DisplayName("A page that takes all memory loses its own process and nobody else's")
    void takesMemory(String script) throws Exception {
        server.script(script);

        assertThat(look().findings()).isNotEmpty();
        assertThatOthersWork();
    }

    @Test
    @DisplayName("A page that writes thousands of errors is told in a few")
    void floods() throws Exception {
        server.script("for (let i = 0; i < 20000; i++) console.error('error ' + i, 'x'.repeat(5000))");

        PageLook look = look();

        assertThat(look.findings()).hasSizeBetween(1, 40);
        assertThat(look.findings()).allSatisfy(found -> assertThat(found.text()).hasSizeLessThan(1_300));
        assertThatOthersWork();
    }

    @Test
    @DisplayName("A page that breaks what scripts build on does not mislead the look")
    void overwritesItself() throws Exception {
        server.script("Object.prototype.toJSON = () => 'x'; document.querySelector = () => null;"
                + "window.requestAnimationFrame = () => 0; Promise = null; JSON.stringify = () => '{}';");

        assertThat(look().findings()).isEmpty();
    }

    @Test
    @DisplayName("Processes, directory and control group are gone when the looker is closed")
    void freesEverything(@TempDir Path home) throws Exception {
        Set<ProcessHandle> before = ProcessHandle.current().descendants().collect(Collectors.toSet());
        ChromiumLooker other = RealBrowser.inDirectory(home);
        server.page("<h1>Well</h1>");
        assertThat(other.look(server.visit("shop")).findings()).isEmpty();
        List<ProcessHandle> processes = ProcessHandle.current()
                .descendants()
                .filter(process -> !before.contains(process))
                .toList();

        other.close();

        assertThat(processes).hasSizeGreaterThan(3).noneMatch(ProcessHandle::isAlive);
        assertThat(home.resolve("browser")).doesNotExist();
    }
}
