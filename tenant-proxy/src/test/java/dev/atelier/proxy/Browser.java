package dev.atelier.proxy;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One connection to a gateway that sends whatever a test wants, well-formed or not. */
final class Browser implements Closeable {
    /** So that a test which waits in vain fails instead of hanging. */
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    Browser(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer, read whole. */
    record Reply(Head head, String body) {
        int status() {
            return head.status();
        }

        String header(String name) {
            return head.get(name);
        }
    }

    /** Sends a request without a body; lines are header lines. */
    Reply get(String host, String path, String... lines) {
        return request("GET", host, path, lines);
    }

    Reply request(String method, String host, String path, String... lines) {
        send(head(method, host, path, lines));
        return method.equals("HEAD") ? new Reply(readHead(), "") : read();
    }

    static String head(String method, String host, String path, String... lines) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
        for (String line : lines) {
            head.append(line).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    void send(String text) {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply read() {
        Head head = readHead();
        try {
            return new Reply(head, new String(Body.of(head, in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Head readHead() {
        try {
            @Nullable Head head = Head.read(in);
            if (head == null) {
                throw new UncheckedIOException(new IOException("the gateway closed the connection"));
            }
            return head;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What follows the head, as it comes. */
    InputStream raw() {
        return in;
    }

    InputStream body(Head head) {
        return Body.of(head, in);
    }

    boolean hasSomethingToRead() {
        try {
            return in.available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the gateway has closed, or closes, this connection without another byte. */
    boolean isClosedByGateway() {
        try {
            return in.read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
