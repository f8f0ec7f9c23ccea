package dev.atelier.core.sandbox.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.sandbox.EgressPolicy;
import dev.atelier.core.sandbox.EgressRule;
import dev.atelier.core.sandbox.EgressRule.Reach;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.sandbox.SandboxSpec;
import dev.atelier.core.sandbox.TextServer;
import dev.atelier.core.sandbox.UnixHttp;
import dev.atelier.core.sandbox.daemon.Watchdog;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The egress proxy")
class EgressProxyTest {
    @TempDir
    private Path directory;

    private final Watchdog watchdog = new Watchdog();
    private final List<String> denied = new CopyOnWriteArrayList<>();
    /** What each look-up answers, the next first; the last one stays. */
    private final Deque<String> addresses = new ArrayDeque<>(List.of("127.0.0.1"));

    private TextServer registry;
    private Closeable proxy;

    @BeforeEach
    void setUp() throws IOException {
        registry = TextServer.start("packages");
        proxy = listen(new EgressRule("registry.example", registry.port(), Reach.PRIVATE));
    }

    @AfterEach
    void tearDown() throws IOException {
        proxy.close();
        registry.close();
        watchdog.close();
    }

    @Test
    @DisplayName("X16 lets a listed host pass, whatever its case, also when the client does not wait for the answer")
    void passes() {
        assertThat(ask("CONNECT Registry.Example:" + registry.port() + " HTTP/1.1\r\n\r\nGET / HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 200 Connection Established\r\n\r\n")
                .endsWith("packages");
        assertThat(denied).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elsewhere.example:443",
                "registry.example:1",
                "registry.example.evil.example:443",
                "127.0.0.1:80",
                "[::1]:80",
                "169.254.169.254:80"
            })
    @DisplayName("X16 refuses every other host and port, says what to do, and tells the listener")
    void refuses(String target) {
        assertThat(ask("CONNECT " + target + " HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 403 Forbidden\r\n")
                .contains(target + " is not on the list", "An administrator of the workspace can allow it");
        assertThat(denied).containsExactly("shop " + target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET https://registry.example/ HTTP/1.1",
                "GET /path HTTP/1.1",
                "GET http://user:secret@registry.example/ HTTP/1.1",
                "GET http:///path HTTP/1.1",
                "GET http://registry.example/\r\n folded: yes HTTP/1.1",
                "GET http://registry.example/ HTTP/1.1\r\nno header at all",
                "CONNECT registry.example HTTP/1.1",
                "CONNECT  HTTP/1.1",
                "CONNECT a b:443 HTTP/1.1",
                "CONNECT registry.example:443 HTTP/2",
                "CONNECT registry.example:99999 HTTP/1.1",
                "CONNECT user@registry.example:443 HTTP/1.1",
                "CONNECT registry.example%00:443 HTTP/1.1",
                "nonsense",
                ""
            })
    @DisplayName("X16 refuses what is neither a tunnel nor a plain request")
    void refusesOther(String line) {
        assertThat(ask(line + "\r\n\r\n")).startsWith("HTTP/1.1 405 Method Not Allowed\r\n");
        assertThat(denied).isEmpty();
    }

    @Test
    @DisplayName("X16 passes a plain request on to a listed host, and to no other, whatever its headers say")
    void plainHttp() {
        String listed = "http://Registry.example:" + registry.port() + "/a/package?x=1";

        String answer = ask("GET " + listed + " HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: keep-alive\r\n"
                + "Proxy-Authorization: Basic c2VjcmV0\r\nAccept: */*\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.").endsWith("packages");
        assertThat(ask("GET http://elsewhere.example/x HTTP/1.1\r\nHost: registry.example\r\n\r\n"))
                .startsWith("HTTP/1.1 403 Forbidden\r\n")
                .contains("elsewhere.example:80 is not on the list");
        assertThat(ProxyRequest.parse("GET " + listed + " HTTP/1.1\r\nHost: elsewhere.example\r\n"
                                + "Connection: keep-alive\r\nProxy-Authorization: Basic c2VjcmV0\r\nAccept: */*\r\n")
                        .orElseThrow()
                        .head())
                .hasValue("GET /a/package?x=1 HTTP/1.1\r\nHost: Registry.example:" + registry.port()
                        + "\r\nConnection: close\r\nAccept: */*\r\n\r\n");
    }

    @Test
    @DisplayName("X16 tells of each denied target once, and does not let itself be used to flood who listens")
    void denialFlood() {
        for (int i = 0; i < 250; i++) {
            ask("CONNECT made-up-" + i + ".example:443 HTTP/1.1\r\n\r\n");
            ask("CONNECT made-up-1.example:443 HTTP/1.1\r\n\r\n");
        }

        assertThat(denied).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("X16 hangs up on a head that does not end")
    void endlessHead() {
        assertThat(ask("CONNECT registry.example:443 HTTP/1.1\r\nX: " + "y".repeat(20_000)))
                .isEmpty();
    }

    @Test
    @DisplayName("X16 a listed name that leads into the private network is refused unless the administrator listed it")
    void privateAddress() throws IOException {
        proxy.close();
        proxy = listen(new EgressRule("registry.example", registry.port(), Reach.PUBLIC));

        assertThat(ask("CONNECT registry.example:" + registry.port() + " HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 403 Forbidden\r\n")
                .contains("an address that sandboxes may not reach");
        assertThat(denied).containsExactly("shop registry.example:" + registry.port());
    }

    @Test
    @DisplayName("X16 a name is looked up once: what was judged is what is connected to")
    void rebinding() {
        addresses.clear();
        addresses.add("127.0.0.1");
        addresses.add("169.254.169.254");

        assertThat(ask("CONNECT registry.example:" + registry.port() + " HTTP/1.1\r\n\r\nGET / HTTP/1.0\r\n\r\n"))
                .endsWith("packages");
        assertThat(addresses).containsExactly("169.254.169.254");
    }

    @Test
    @DisplayName("X16 a listed host that has no address, or does not answer, is told as that")
    void unreachable() throws IOException {
        addresses.clear();
        addresses.add("");
        assertThat(ask("CONNECT registry.example:" + registry.port() + " HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                .contains("No address is known");

        addresses.clear();
        addresses.add("127.0.0.1");
        registry.close();
        assertThat(ask("CONNECT registry.example:" + registry.port() + " HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                .contains("does not answer");
    }

    private Closeable listen(EgressRule rule) throws IOException {
        SandboxSpec spec = new SandboxSpec(
                new SandboxId("shop"), directory, SandboxLimits.standard(), new EgressPolicy(List.of(rule)), Map.of());
        Path socket = directory.resolve("egress" + rule.reach());
        return new EgressProxies((sandbox, target) -> denied.add(sandbox + " " + target), watchdog, this::resolve)
                .open(spec, socket);
    }

    private synchronized List<InetAddress> resolve(String host) throws UnknownHostException {
        String next = addresses.size() > 1 ? addresses.remove() : addresses.element();
        if (next.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getByName(next));
    }

    private String ask(String text) {
        Path privateSocket = directory.resolve("egress" + Reach.PUBLIC);
        return UnixHttp.say(
                privateSocket.toFile().exists() ? privateSocket : directory.resolve("egress" + Reach.PRIVATE), text);
    }
}
