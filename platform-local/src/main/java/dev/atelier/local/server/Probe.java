package dev.atelier.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks a local server over plain HTTP/1.0 whether it is there. The JDK's HTTP client would take longer to load than most
 * answers take, and does not let a caller say which host it means.
 */
public final class Probe {
    private static final int MAX_ANSWER = 256 * 1024;

    private final String host;
    private final int port;
    private final String path;

    public Probe(String host, int port, String path) {
        this.host = host;
        this.port = port;
        this.path = path;
    }

    /** An answer's status and body. */
    public record Answer(int status, String body) {}

    /** The answer; nothing if the server does not listen or answers nonsense. */
    public Optional<Answer> ask(Duration patience) {
        try (Socket socket = connect(port, patience)) {
            String request = "GET " + path + " HTTP/1.0\r\nHost: " + host + "\r\nAccept: application/json\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return parse(new String(in.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    static boolean listens(int port) {
        try (Socket socket = connect(port, Duration.ofSeconds(1))) {
            return socket.isConnected();
        } catch (IOException notThere) {
            return false;
        }
    }

    private static Socket connect(int port, Duration patience) throws IOException {
        Socket socket = new Socket();
        int millis = Math.toIntExact(patience.toMillis());
        socket.setSoTimeout(millis);
        try {
            socket.connect(new InetSocketAddress(Ports.loopback(), port), millis);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Optional<Answer> parse(String text) {
        String[] status = text.lines().findFirst().orElse("").split(" ", 3);
        int body = text.indexOf("\r\n\r\n");
        if (status.length < 2 || !status[1].matches("\\d{3}") || body < 0) {
            return Optional.empty();
        }
        return Optional.of(new Answer(Integer.parseInt(status[1]), text.substring(body + 4)));
    }
}
