package dev.atelier.proxy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteDocumentTest {
    private static final HostName HOST = new HostName("pottery.apps.localhost");
    private static final String WHOLE = """
            {"version":1,"host":"pottery.apps.localhost","upstream":"unix:/run/a/dev.sock","state":"starting",
             "access":"ticket","generation":3,"title":"Pottery class","wake":"http://127.0.0.1:4711/wake",
             "enter":"http://atelier.localhost:8080/preview/enter","frameAncestors":"http://atelier.localhost:8080",
             "detail":"installing","guests":[{"id":"link-1","until":1790000000},{"id":"link-2"}],
             "ahead":2,
             "activity":{"file":"/run/a/used","idleTexts":["{\\"type\\":\\"ping\\"}"],"idleProtocols":["vite-ping"]},
             "fromTheFuture":{"a":[1]}}""";
    private static final String LEAST = """
            {"version":1,"host":"pottery.apps.localhost","upstream":"http://127.0.0.1:4711","state":"running",
             "access":"open"}""";

    @Test
    void everyFieldIsRead() throws WrongRouteException {
        assertThat(read(WHOLE))
                .isEqualTo(new Route(
                        HOST,
                        new Upstream.Unix("/run/a/dev.sock"),
                        RouteState.STARTING,
                        Access.TICKET,
                        3,
                        "Pottery class",
                        Optional.of(URI.create("http://127.0.0.1:4711/wake")),
                        Optional.of(URI.create("http://atelier.localhost:8080/preview/enter")),
                        Optional.of("http://atelier.localhost:8080"),
                        "installing",
                        List.of(
                                new Guest("link-1", Optional.of(Instant.ofEpochSecond(1_790_000_000))),
                                new Guest("link-2", Optional.empty())),
                        2,
                        Optional.of(new Activity(
                                Path.of("/run/a/used"), Set.of("{\"type\":\"ping\"}"), Set.of("vite-ping")))));
    }

    @Test
    void mostFieldsMayBeMissing() throws WrongRouteException {
        Route route = read(LEAST);

        assertThat(route.upstream()).isEqualTo(new Upstream.Loopback(4711));
        assertThat(route.isPreview()).isFalse();
        assertThat(route.wake()).isEmpty();
    }

    @Test
    void whatDoesNotRunNeedNotBeAnywhere() throws WrongRouteException {
        String upstream = "\"upstream\":\"http://127.0.0.1:4711\",";

        assertThat(read(LEAST.replace(upstream, "").replace("running", "sleeping"))
                        .upstream())
                .isEqualTo(new Upstream.Nowhere());
        assertThatThrownBy(() -> read(LEAST.replace(upstream, ""))).hasMessageContaining("upstream");
    }

    /** Single quotes stand for double ones. */
    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'version':1 | 'version':2",
                "[{'id':'link-1' | [{'id':5",
                "[{'id':'link-1' | [{'name':'link-1'",
                "1790000000 | 'tomorrow'",
                "1790000000 | -1",
                "'version':1 | 'version':'1'",
                "'version':1 | 'v':1",
                "pottery.apps.localhost','up | other.apps.localhost','up",
                "'host' | 'hosts'",
                "unix:/run/a/dev.sock | unix:run/dev.sock",
                "unix:/run/a/dev.sock | unix:",
                "unix:/run/a/dev.sock | http://127.0.0.1",
                "unix:/run/a/dev.sock | http://127.0.0.1:0",
                "unix:/run/a/dev.sock | http://127.0.0.1:70000",
                "unix:/run/a/dev.sock | http://169.254.169.254:80",
                "unix:/run/a/dev.sock | http://127.0.0.1:80@evil.example:80",
                "unix:/run/a/dev.sock | http://127.0.0.1:80/path",
                "unix:/run/a/dev.sock | https://127.0.0.1:443",
                "unix:/run/a/dev.sock | file:///etc/passwd",
                "'starting' | 'asleep'",
                "'starting' | 5",
                "'ticket' | 'everybody'",
                "'access' | 'acess'",
                "'generation':3 | 'generation':-1",
                "'generation':3 | 'generation':3.5",
                "'generation':3 | 'generation':'3'",
                "'generation':3 | 'generation':99999999999999999999",
                "http://127.0.0.1:4711/wake | javascript:alert(1)",
                "http://127.0.0.1:4711/wake | http:///nowhere",
                "http://127.0.0.1:4711/wake | ht tp://x",
                "http://atelier.localhost:8080/preview/enter | //evil.example",
                "'frameAncestors':'http://atelier.localhost:8080' | 'frameAncestors':'x; script-src *'",
                "'frameAncestors':'http://atelier.localhost:8080' | 'frameAncestors':'x, default-src *'",
                "'frameAncestors':'http://atelier.localhost:8080' | 'frameAncestors':'x\\r\\ny'",
                "'Pottery class' | ['Pottery class']",
                "'ahead':2 | 'ahead':-1",
                "'ahead':2 | 'ahead':'2'",
                "'/run/a/used' | 'run/a/used'",
                "'/run/a/used' | 7",
                "['vite-ping'] | 'vite-ping'",
                "['vite-ping'] | [7]",
                "}} | }",
                "{'version' | ['version'",
                "'a':[1]}} | 'a':[1]}}{}",
            })
    void anythingWrongMakesItNoRoute(String part, String wrong) {
        String changed = WHOLE.replace(part.replace('\'', '"'), wrong.replace('\'', '"'));

        assertThat(changed).isNotEqualTo(WHOLE);
        assertThatThrownBy(() -> read(changed)).isInstanceOf(WrongRouteException.class);
    }

    @Test
    void nothingAndTooMuchAreNoRoutes() {
        assertThatThrownBy(() -> read("")).isInstanceOf(WrongRouteException.class);
        assertThatThrownBy(() -> read("null")).isInstanceOf(WrongRouteException.class);
        assertThatThrownBy(() -> read(WHOLE.replace("installing", "x".repeat(2_001))))
                .isInstanceOf(WrongRouteException.class);
        assertThatThrownBy(() -> read(WHOLE + " ".repeat(RouteDocument.MAX_BYTES)))
                .isInstanceOf(WrongRouteException.class);
        assertThatThrownBy(() -> read("[".repeat(5_000))).isInstanceOf(WrongRouteException.class);
    }

    private static Route read(String json) throws WrongRouteException {
        return RouteDocument.read(HOST, json.getBytes(StandardCharsets.UTF_8));
    }
}
