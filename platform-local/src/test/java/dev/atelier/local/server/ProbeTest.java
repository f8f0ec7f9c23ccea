package dev.atelier.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProbeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void asksForTheHostThatIsMeantAndReadsTheAnswer() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(Ports.loopback(), 0), 0);
        server.createContext("/health", exchange -> {
            byte[] body = exchange.getRequestHeaders().getFirst("Host").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();

            assertThat(new Probe("atelier.localhost", port, "/health/ready").ask(PATIENCE))
                    .contains(new Probe.Answer(503, "atelier.localhost"));
            assertThat(Probe.listens(port)).isTrue();
            assertThat(Ports.isFree(port)).isFalse();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void nobodyListeningIsNoAnswer() {
        int port = new Ports().free();

        assertThat(new Probe("localhost", port, "/").ask(PATIENCE)).isEmpty();
        assertThat(Probe.listens(port)).isFalse();
        assertThat(Ports.isFree(port)).isTrue();
    }

    @Test
    void nonsenseIsNoAnswer() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, Ports.loopback())) {
            Thread talker = Thread.ofPlatform().start(() -> talkNonsense(server));

            assertThat(new Probe("localhost", server.getLocalPort(), "/").ask(PATIENCE))
                    .isEmpty();
            talker.join();
        }
    }

    private static void talkNonsense(ServerSocket server) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            socket.getInputStream().read(new byte[100]);
            out.write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
