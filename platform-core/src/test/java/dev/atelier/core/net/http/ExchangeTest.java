package dev.atelier.core.net.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.config.Settings;
import dev.atelier.core.net.Connector;
import dev.atelier.core.net.Deadline;
import dev.atelier.core.net.ScriptedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeTest {
    private final Connector connector =
            Connector.from(Settings.fromEnvironment(Map.of("ATELIER_CONNECT_ALLOW", "127.0.0.1")));

    private Exchange to(ScriptedServer server, String path) throws IOException {
        return Exchange.connect(
                connector, URI.create("http://127.0.0.1:" + server.port() + path), Deadline.in(Duration.ofSeconds(30)));
    }

    private String get(String answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.saying(answer);
                Exchange exchange = to(server, "/a%20b?c=d")) {
            exchange.send("GET", new Headers().set("X-Mine", "1"));
            Answer head = exchange.receive();
            String body = new String(exchange.body(head).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(server.heads().getFirst())
                    .startsWith("GET /a%20b?c=d HTTP/1.1\r\n")
                    .contains("Host: 127.0.0.1:" + server.port() + "\r\n")
                    .contains("X-Mine: 1\r\n");
            return head.status() + " " + body;
        }
    }

    @Test
    @DisplayName("T3 bodies end where their length, their chunks or the connection say")
    void readsBodies() throws IOException {
        assertThat(get("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhellomore")).isEqualTo("200 hello");
        assertThat(
                        get(
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n1\r\n!\r\n0\r\nT: 1\r\n\r\n"))
                .isEqualTo("200 hello!");
        assertThat(get("HTTP/1.0 404 Not Found\r\n\r\nhello")).isEqualTo("404 hello");
        assertThat(get("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\nhello"))
                .isEqualTo("204 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200",
                "SSH-2.0-OpenSSH_9\r\n",
                "HTTP/2 200 OK\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nBad Name: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nhello"
            })
    @DisplayName("T3 half an answer, or one that makes no sense, is an error")
    void refusesBrokenAnswers(String answer) {
        assertThatThrownBy(() -> get(answer)).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("T3 a head without end is not kept in memory")
    void limitsHeads() {
        assertThatThrownBy(() -> get("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\n\r\n"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get("HTTP/1.1 100 Continue\r\n\r\n".repeat(50)))
                .isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("T3 bodies are sent with their length or in chunks")
    void sendsBodies() throws Exception {
        LinkedBlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        try (ScriptedServer server = new ScriptedServer((head, in, out) -> {
            bodies.add(new String(in.readNBytes(head.contains("chunked") ? 15 : 5), StandardCharsets.UTF_8));
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            try (Exchange exchange = to(server, "/")) {
                exchange.send("POST", new Headers(), "hello".getBytes(StandardCharsets.UTF_8));
                assertThat(exchange.receive().status()).isEqualTo(200);
            }
            try (Exchange exchange = to(server, "/")) {
                try (OutputStream body = exchange.sendStreaming("POST", new Headers())) {
                    body.write("hello".getBytes(StandardCharsets.UTF_8));
                }
                assertThat(exchange.receive().status()).isEqualTo(200);
            }
            assertThat(bodies.take()).isEqualTo("hello");
            assertThat(bodies.take()).isEqualTo("5\r\nhello\r\n0\r\n\r\n");
        }
    }

    @Test
    @DisplayName("T3 a header that would become two is refused, without being repeated in the error")
    void refusesHeaderInjection() {
        assertThatThrownBy(() -> new Headers().set("Authorization", "tok\r\nHost: evil"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("tok");
        assertThatThrownBy(() -> new Headers().set("Bad\r\nName", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://127.0.0.1/",
                "http://user:pass@127.0.0.1/",
                "http:///x",
                "file:///etc/passwd",
                "http://127.0.0.1/\u00e9"
            })
    @DisplayName("T3 what is no plain web address is not asked for")
    void refusesOtherAddresses(String target) {
        assertThatThrownBy(() -> Exchange.connect(connector, URI.create(target), Deadline.in(Duration.ofSeconds(5))))
                .isInstanceOf(IOException.class);
    }
}
