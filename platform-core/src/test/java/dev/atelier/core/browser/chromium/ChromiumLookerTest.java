package dev.atelier.core.browser.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.core.browser.BrowserException;
import dev.atelier.core.browser.PageFinding;
import dev.atelier.core.browser.PageFinding.Kind;
import dev.atelier.core.browser.PageLook;
import dev.atelier.core.browser.PageSpot;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** B7: what the platform sees of a page, with a real browser. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChromiumLookerTest {
    private ChromiumLooker looker;
    private PageServer server;

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
    void startServer() throws Exception {
        server = new PageServer();
    }

    @AfterEach
    void stopServer() {
        looker.forget("shop");
        server.close();
    }

    private PageLook look() throws Exception {
        return looker.look(server.visit("shop"));
    }

    @Test
    @DisplayName("B7 A page that works has no findings, and a picture of a bounded size")
    void works() throws Exception {
        server.script("document.body.style.background = 'teal'; console.log('fine')");

        PageLook look = look();

        assertThat(look.findings()).isEmpty();
        assertThat(look.notes()).isEmpty();
        var image = ImageIO.read(
                new ByteArrayInputStream(look.picture().join().orElseThrow().bytes()));
        assertThat(image.getWidth()).isEqualTo(960);
        assertThat(image.getHeight()).isEqualTo(600);
        assertThat(look.picture().join().orElseThrow().bytes()).hasSizeLessThan(200_000);
    }

    @Test
    @DisplayName("X8 One element is pictured, also below the fold, in a window of the width it was seen in")
    void element() throws Exception {
        server.page("<body style='margin:0'><p style='height:3000px'>Above</p><main><i></i>"
                + "<div style='width:50vw;height:60px;background:#f00'></div></main>");

        var picture = looker.picture(server.visit("shop-element"), new PageSpot(List.of(2, 2), 400));

        var image = ImageIO.read(new ByteArrayInputStream(picture.orElseThrow().bytes()));
        assertThat(image.getWidth()).isEqualTo(200);
        assertThat(image.getHeight()).isEqualTo(60);
        assertThat(image.getRGB(100, 30) & 0xffffff).isBetween(0xf00000, 0xff0f0f);
        assertThat(looker.picture(server.visit("shop-element"), new PageSpot(List.of(9, 9), 400)))
                .isEmpty();
    }

    @Test
    @DisplayName("B7 An error that nobody catches is found, with the line of the project that threw it")
    void uncaught() throws Exception {
        server.page("<h1>Shown</h1><script src=/app.js></script>")
                .serve("/app.js", 200, "text/javascript", "function price() {\n  return undefined.euros;\n}\nprice();");

        PageFinding found = look().findings().getFirst();

        assertThat(found.kind()).isEqualTo(Kind.UNCAUGHT);
        assertThat(found.text()).contains("Cannot read properties of undefined").contains("at price (app.js:2:");
    }

    @Test
    @DisplayName("B7 A rejection that nobody handles and an error soon after loading are found too")
    void later() throws Exception {
        server.script("Promise.reject(new Error('no stock'));"
                + "requestAnimationFrame(() => { throw new Error('first frame') })");

        assertThat(look().findings())
                .extracting(PageFinding::text)
                .anySatisfy(text -> assertThat(text).contains("no stock"))
                .anySatisfy(text -> assertThat(text).contains("first frame"));
    }

    @Test
    @DisplayName("B7 An error in the console is found as a person would read it")
    void console() throws Exception {
        server.script("console.error('%s has no key: %o', 'List', {a: 1}, 7); console.warn('not this')");

        assertThat(look().findings())
                .singleElement()
                .satisfies(found -> assertThat(found.kind()).isEqualTo(Kind.CONSOLE))
                .satisfies(found -> assertThat(found.text())
                        .startsWith("List has no key: Object")
                        .endsWith("7"));
    }

    @Test
    @DisplayName("B7 What the page needs of its own and is not there is found")
    void missing() throws Exception {
        server.page("<h1>Shown</h1><img src=/cat.png><script>fetch('/api/dates?t=1')</script>")
                .serve("/cat.png", 200, "text/html", "not an image");

        assertThat(look().findings())
                .extracting(PageFinding::text)
                .containsExactlyInAnyOrder("/api/dates answers 404", "/cat.png is no image, or is not there");
    }

    @Test
    @DisplayName("B7 Code that does not load is an error in compiling it")
    void module() throws Exception {
        server.page("<h1>Shown</h1><script type=module src=/src/main.jsx></script>")
                .serve("/src/main.jsx", 500, "text/plain", "Unexpected token");

        assertThat(look().findings()).contains(new PageFinding(Kind.COMPILE, "/src/main.jsx answers 500"));
    }

    @Test
    @DisplayName("B7 The dev server's error overlay is read")
    void overlay() throws Exception {
        server.script("customElements.define('vite-error-overlay', class extends HTMLElement { constructor() { super();"
                + "this.attachShadow({mode: 'open'}).innerHTML = '<pre class=message>Unexpected token</pre>"
                + "<pre class=file>/workspace/src/App.jsx:3:4</pre><pre class=frame>3 | oops</pre>' } });"
                + "document.body.append(document.createElement('vite-error-overlay'))");

        assertThat(look().findings())
                .containsExactly(new PageFinding(Kind.COMPILE, "Unexpected token\nsrc/App.jsx:3:4\n3 | oops"));
    }

    @Test
    @DisplayName("B7 A page on which nothing is drawn is empty, also when elements are there")
    void blank() throws Exception {
        server.page("<div id=root><div></div></div>");

        assertThat(look().findings()).extracting(PageFinding::kind).containsExactly(Kind.BLANK);
    }

    @Test
    @DisplayName("B7 What left the page empty is told before that it is")
    void causeFirst() throws Exception {
        server.page("<div id=root></div><script>undefined.dates</script>");

        assertThat(look().findings()).extracting(PageFinding::kind).containsExactly(Kind.UNCAUGHT, Kind.BLANK);
    }

    @Test
    @DisplayName("B7 A page that draws late, or only colours, is not empty")
    void drawsLate() throws Exception {
        server.page("<div id=root></div><script>setTimeout(() => { document.body.innerHTML ="
                + "'<div style=\"width:9px;height:9px;background:red\"></div>' }, 300)</script>");

        assertThat(look().findings()).isEmpty();
    }

    @Test
    @DisplayName("B7 What comes of other sites being out of reach here is no fault of the page's, but is told")
    void otherSites() throws Exception {
        server.page("<h1>Shown</h1><img src=http://pictures.example/a.png><script>"
                + "fetch('https://weather.example/now').catch(e => console.error('no weather', e));"
                + "fetch('https://weather.example/then')</script>");

        PageLook look = look();

        assertThat(look.findings()).isEmpty();
        assertThat(look.notes()).singleElement().asString().contains("pictures.example", "weather.example");
    }

    @Test
    @DisplayName("B7 A second look sees the page as it is then, and not what was wrong before")
    void again() throws Exception {
        server.script("console.error('before')");
        var before = look();
        server.page("<p>Now</p>");

        assertThat(before.findings()).hasSize(1);
        assertThat(look().findings()).isEmpty();
    }

    @Test
    @DisplayName("B7 Where the page cannot be reached at all, that is not the page's fault")
    void unreachable() throws Exception {
        var visit = server.visit("shop");
        server.close();

        assertThatExceptionOfType(BrowserException.class)
                .isThrownBy(() -> looker.look(visit))
                .withMessageContaining("cannot be reached");
    }

    @Test
    @DisplayName("B17 Pages of different projects share neither cookies nor storage")
    void apart() throws Exception {
        server.script("document.cookie = 'a=1; Domain=localhost'; localStorage.a = 1; "
                + "if (location.hostname.startsWith('other')) console.error(document.cookie + localStorage.length)");
        var first = look();
        var other = looker.look(server.visit("other"));

        assertThat(first.findings()).isEmpty();
        assertThat(other.findings()).extracting(PageFinding::text).containsExactly("1");
        looker.forget("other");
    }

    @Test
    @DisplayName("B7 What is the same but for its line or version is not new")
    void fingerprints() {
        var before = new PageFinding(Kind.UNCAUGHT, "TypeError: x\n    at App (src/App.jsx?t=17:3:4)");
        var now = new PageFinding(Kind.UNCAUGHT, "TypeError: x\n    at App (src/App.jsx:9:1)");
        var other = new PageFinding(Kind.CONSOLE, "TypeError: x");

        assertThat(now.fingerprint()).isEqualTo(before.fingerprint()).isNotEqualTo(other.fingerprint());
    }
}
