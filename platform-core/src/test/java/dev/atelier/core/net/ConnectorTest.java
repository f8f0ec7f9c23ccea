package dev.atelier.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsServer;
import dev.atelier.core.config.SettingException;
import dev.atelier.core.config.Settings;
import dev.atelier.core.net.http.Answer;
import dev.atelier.core.net.http.Exchange;
import dev.atelier.core.net.http.Headers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorTest {
    @TempDir
    Path base;

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> lookups = new ArrayList<>();
    private final Map<String, String> addresses = new HashMap<>(Map.of("inside.example.org", "10.1.2.3"));

    private Connector connector() {
        return Connector.from(Settings.fromEnvironment(environment), host -> {
            lookups.add(host);
            if (addresses.containsKey(host)) {
                return List.of(InetAddress.getByName(addresses.get(host)));
            }
            if (host.matches("[0-9.]+")) {
                return List.of(InetAddress.getByName(host));
            }
            throw new UnknownHostException(host);
        });
    }

    private String get(String url) throws IOException {
        Deadline deadline = Deadline.in(Duration.ofSeconds(30));
        try (Exchange exchange = Exchange.connect(connector(), URI.create(url), deadline)) {
            exchange.send("GET", new Headers());
            Answer answer = exchange.receive();
            return new String(exchange.body(answer).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("T3 TLS is checked against the name that was asked for, at the address that was judged")
    void pinsAndChecksTheName() throws Exception {
        Certificates certificates = new Certificates(base, "git.example.org");
        environment.put("ATELIER_CONNECT_ALLOW", "127.0.0.1");
        environment.put("ATELIER_CA_BUNDLE", certificates.bundle.toString());
        addresses.put("git.example.org", "127.0.0.1");
        addresses.put("other.example.org", "127.0.0.1");
        HttpsServer server = certificates.serve("hello ");
        int port = server.getAddress().getPort();
        try {
            assertThat(get("https://git.example.org:" + port + "/")).isEqualTo("hello git.example.org:" + port);
            assertThat(lookups).containsExactly("git.example.org");
            assertThatThrownBy(() -> get("https://other.example.org:" + port + "/"))
                    .isInstanceOf(SSLException.class);
            environment.remove("ATELIER_CA_BUNDLE");
            assertThatThrownBy(() -> get("https://git.example.org:" + port + "/"))
                    .isInstanceOf(SSLException.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    @DisplayName("T3 a name that leads inside is refused, and nobody is connected to")
    void refusesInside() throws IOException {
        try (ScriptedServer server = ScriptedServer.saying("HTTP/1.1 200 OK\r\n\r\nsecret")) {
            addresses.put("rebound.example.org", "127.0.0.1");

            assertThatThrownBy(() -> get("http://rebound.example.org:" + server.port() + "/"))
                    .isInstanceOf(AddressRefusedException.class)
                    .hasMessageNotContaining("127.0.0.1");
            assertThatThrownBy(() -> get("http://127.0.0.1:" + server.port() + "/"))
                    .isInstanceOf(AddressRefusedException.class);
            assertThat(server.heads()).isEmpty();
        }
    }

    @Test
    @DisplayName("T3 through a proxy the host is named to it; names known to lead inside are refused before")
    void usesAProxy() throws IOException {
        try (ScriptedServer proxy = new ScriptedServer((head, in, out) -> {
            out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            while (in.read() != '\n' || in.read() != '\r') {
                // up to the empty line
            }
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nthrough".getBytes(StandardCharsets.US_ASCII));
        })) {
            environment.put("ATELIER_CONNECT_PROXY", "http://user:pass@127.0.0.1:" + proxy.port());

            assertThat(get("http://git.example.org/x")).isEqualTo("through");
            assertThat(proxy.heads().getFirst())
                    .startsWith("CONNECT git.example.org:80 HTTP/1.1")
                    .contains("Proxy-Authorization: Basic dXNlcjpwYXNz");
            for (String inside : List.of("http://inside.example.org/", "http://10.0.0.1/", "http://database/")) {
                assertThatThrownBy(() -> get(inside)).isInstanceOf(AddressRefusedException.class);
            }
            assertThat(proxy.heads()).hasSize(1);
        }
    }

    @Test
    @DisplayName("T3 a proxy that refuses is an error, and its answer is not taken for the host's")
    void noticesARefusingProxy() throws IOException {
        try (ScriptedServer proxy = ScriptedServer.saying("HTTP/1.1 403 Forbidden\r\n\r\n")) {
            environment.put("ATELIER_CONNECT_PROXY", "http://127.0.0.1:" + proxy.port());

            assertThatThrownBy(() -> get("http://git.example.org/x")).hasMessageContaining("proxy refused");
        }
    }

    @Test
    @DisplayName("T3 a host that is listed is connected to directly, past the proxy")
    void goesDirectlyToListedHosts() throws IOException {
        try (ScriptedServer server = ScriptedServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")) {
            environment.put("ATELIER_CONNECT_PROXY", "http://127.0.0.1:1");
            environment.put("ATELIER_CONNECT_ALLOW", "git.internal:" + server.port());
            addresses.put("git.internal", "127.0.0.1");

            assertThat(get("http://git.internal:" + server.port() + "/")).isEqualTo("hi");
        }
    }

    @Test
    @DisplayName("T3 the deadline ends a connection, however the server drips")
    void endsAtTheDeadline() throws IOException {
        environment.put("ATELIER_CONNECT_ALLOW", "127.0.0.1");
        try (ScriptedServer server = new ScriptedServer((head, in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        })) {
            URI target = URI.create("http://127.0.0.1:" + server.port() + "/");
            try (Exchange exchange = Exchange.connect(connector(), target, Deadline.in(Duration.ofMillis(300)))) {
                exchange.send("GET", new Headers());

                assertThatThrownBy(exchange::receive).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Test
    @DisplayName("B21 wrong settings stop the start, naming the key")
    void refusesWrongSettings() {
        environment.put("ATELIER_CONNECT_PROXY", "https://proxy.example.org");
        assertThatThrownBy(this::connector)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ATELIER_CONNECT_PROXY");
        environment.remove("ATELIER_CONNECT_PROXY");
        environment.put("ATELIER_CA_BUNDLE", base.resolve("missing.pem").toString());
        assertThatThrownBy(this::connector)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ATELIER_CA_BUNDLE");
    }
}
