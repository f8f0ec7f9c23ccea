package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HeadersTest extends GatewayTest {
    private static final String EMPTY = "Content-Length: 0";

    @Test
    @DisplayName("B14 the app sees the host that the browser asked for, so that its own host check works")
    void hostIsPassedOn() {
        FakeApp app = rig.openApp(call -> call.reply(""));

        rig.browser().get("Pottery.Apps.localhost:8080", "/");

        assertThat(app.lastSeen().all("host")).containsExactly("pottery.apps.localhost:8080");
    }

    @Test
    @DisplayName("X18 forged X-Forwarded headers are replaced by the truth")
    void forwardedHeaders() {
        FakeApp app = rig.openApp(call -> call.reply(""));

        rig.browser()
                .get(
                        Rig.HOST + ":81",
                        "/",
                        "X-Forwarded-For: 6.6.6.6",
                        "x-forwarded-for: 7.7.7.7",
                        "X-Forwarded-Proto: gopher",
                        "X-Forwarded-Host: evil.example",
                        "X-Forwarded-Prefix: /evil",
                        "X-Real-IP: 6.6.6.6",
                        "Forwarded: for=6.6.6.6");

        Head seen = app.lastSeen();
        assertThat(seen.all("x-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(seen.all("x-forwarded-proto")).containsExactly("http");
        assertThat(seen.all("x-forwarded-host")).containsExactly("pottery.apps.localhost:81");
        assertThat(seen.text())
                .doesNotContain("6.6.6.6")
                .doesNotContain("7.7.7.7")
                .doesNotContain("evil");
    }

    @Test
    @DisplayName("R9 of a server in front that is trusted, what it says of the browser is passed on, and no more")
    void trustedProxy() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("X-Forwarded-Proto", "gopher, HTTPS")
                .add("X-Forwarded-For", "6.6.6.6, 203.0.113.9");
        TrustedProxies proxies = new TrustedProxies(Set.of("10.0.0.2"));

        assertThat(proxies.scheme("10.0.0.2", headers)).isEqualTo("https");
        assertThat(proxies.client("10.0.0.2", headers)).isEqualTo("203.0.113.9");
        assertThat(proxies.scheme("10.0.0.3", headers)).isEqualTo("http");
        assertThat(proxies.client("10.0.0.3", headers)).isEqualTo("10.0.0.3");
        headers.set("X-Forwarded-For", "evil\r\nx").set("X-Forwarded-Proto", "javascript");
        assertThat(proxies.client("10.0.0.2", headers)).isEqualTo("10.0.0.2");
        assertThat(proxies.scheme("10.0.0.2", headers)).isEqualTo("http");
    }

    @Test
    void headersForTheNextHopStayHere() {
        FakeApp app = rig.openApp(call -> call.respond(
                "200 OK", EMPTY, "Connection: keep-alive, X-Hop", "X-Hop: 1", "Keep-Alive: timeout=5", "X-Kept: yes"));

        Browser.Reply reply = rig.browser()
                .get(
                        Rig.HOST,
                        "/",
                        "Connection: keep-alive, X-Secret-Hop",
                        "X-Secret-Hop: 1",
                        "TE: trailers",
                        "Upgrade: h2c",
                        "Proxy-Authorization: Basic x",
                        "X-Kept: yes");

        Head seen = app.lastSeen();
        assertThat(seen.get("x-kept")).isEqualTo("yes");
        assertThat(seen.has("x-secret-hop") || seen.has("te") || seen.has("upgrade") || seen.has("proxy-authorization"))
                .isFalse();
        assertThat(reply.header("x-kept")).isEqualTo("yes");
        assertThat(reply.head().has("x-hop") || reply.head().has("keep-alive")).isFalse();
    }

    @Test
    @DisplayName("B17 the platform's cookies and tokens never reach a preview, its own cookies do")
    void platformSecretsAreStripped() {
        FakeApp app = rig.preview(call -> call.reply(""));

        rig.browser()
                .get(
                        Rig.HOST,
                        "/",
                        Rig.cookie() + "; JSESSIONID=secret; theme=dark; __Host-atelier_x=secret",
                        "Cookie: atelier_anything=secret;cart=3 ; jsessionid = secret",
                        "Authorization: Bearer atl_secret",
                        "Referer: http://pottery.apps.localhost/?atelier_ticket=secret");

        Head seen = app.lastSeen();
        assertThat(seen.all("cookie")).containsExactly("theme=dark; cart=3");
        assertThat(seen.text()).doesNotContain("secret").doesNotContain("atelier_preview");
    }

    @Test
    void aPreviewsOwnAuthorizationIsPassedOn() {
        FakeApp app = rig.preview(call -> call.reply(""));

        rig.browser().get(Rig.HOST, "/", Rig.cookie(), "Authorization: Bearer mine");

        assertThat(app.lastSeen().get("authorization")).isEqualTo("Bearer mine");
        assertThat(app.lastSeen().has("cookie")).isFalse();
    }

    @Test
    void thePlatformsOwnHostGetsEverything() {
        FakeApp app = rig.openApp(
                call -> call.respond("200 OK", EMPTY, "X-Frame-Options: DENY", "Set-Cookie: JSESSIONID=1; Domain=x"));

        Browser.Reply reply = rig.browser()
                .get(Rig.HOST, "/?atelier_ticket=x", "Cookie: JSESSIONID=1", "Authorization: Bearer atl_1");

        assertThat(app.lastSeen().get("cookie")).isEqualTo("JSESSIONID=1");
        assertThat(app.lastSeen().get("authorization")).isEqualTo("Bearer atl_1");
        assertThat(reply.header("x-frame-options")).isEqualTo("DENY");
        assertThat(reply.header("set-cookie")).isEqualTo("JSESSIONID=1; Domain=x");
        assertThat(reply.head().has("x-robots-tag") || reply.head().has("content-security-policy"))
                .isFalse();
    }

    @Test
    @DisplayName("B17 a preview's cookies are its own host's, and cannot replace the gateway's")
    void setCookie() {
        rig.preview(call -> call.respond(
                "200 OK",
                EMPTY,
                "Set-Cookie: a=1; Path=/; domain=apps.localhost; Secure",
                "Set-Cookie: b=2;DOMAIN = .localhost",
                "Set-Cookie: c=domain=x",
                "Set-Cookie: atelier_preview=forged",
                "Set-Cookie: JSESSIONID=fixed"));

        Browser.Reply reply = rig.browser().get(Rig.HOST, "/", Rig.cookie());

        assertThat(reply.head().all("set-cookie")).containsExactly("a=1; Path=/; Secure", "b=2", "c=domain=x");
    }

    @Test
    @DisplayName("X18 who may frame a preview is for its route to say")
    void framing() {
        rig.preview(call -> call.respond(
                "200 OK",
                EMPTY,
                "X-Frame-Options: DENY",
                "Content-Security-Policy: default-src 'self'; frame-ancestors 'none'; img-src *",
                "Content-Security-Policy: Frame-Ancestors 'none'"));

        Browser.Reply reply = rig.browser().get(Rig.HOST, "/", Rig.cookie());

        assertThat(reply.head().has("x-frame-options")).isFalse();
        assertThat(reply.head().all("content-security-policy"))
                .containsExactly("default-src 'self'; img-src *", "frame-ancestors http://atelier.localhost:8080");
    }

    @Test
    @DisplayName("X18 previews are not indexed, keep their name to themselves, and cannot touch their siblings")
    void previewHeaders() {
        rig.preview(call -> call.respond(
                "200 OK",
                EMPTY,
                "X-Robots-Tag: all",
                "Clear-Site-Data: \"cookies\"",
                "Alt-Svc: h2=\"evil.example:443\""));

        Browser.Reply reply = rig.browser().get(Rig.HOST, "/", Rig.cookie());

        assertThat(reply.head().all("x-robots-tag")).containsExactly("noindex");
        assertThat(reply.header("referrer-policy")).isEqualTo("same-origin");
        assertThat(reply.head().has("clear-site-data") || reply.head().has("alt-svc"))
                .isFalse();
    }

    @Test
    void anAppMayHaveItsOwnReferrerPolicy() {
        rig.preview(call -> call.respond("200 OK", EMPTY, "Referrer-Policy: origin"));

        assertThat(rig.browser().get(Rig.HOST, "/", Rig.cookie()).header("referrer-policy"))
                .isEqualTo("origin");
    }
}
