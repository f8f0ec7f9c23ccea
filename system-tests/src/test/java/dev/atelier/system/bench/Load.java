package dev.atelier.system.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** So many connections that stay open, each of which asks again as soon as it was answered. */
final class Load implements AutoCloseable {
    private static final int ECHO_BYTES = 70;

    private final List<Connection> connections = new ArrayList<>();
    private final Queue<Duration> answers = new ConcurrentLinkedQueue<>();

    /** One exchange on a connection. */
    @FunctionalInterface
    private interface Exchange {
        void once() throws IOException;
    }

    private record Connection(Socket socket, InputStream in, String host) implements AutoCloseable {
        static Connection to(int port, String host) throws IOException {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            return new Connection(socket, new BufferedInputStream(socket.getInputStream(), 64 * 1024), host);
        }

        void get(int bytes) throws IOException {
            send("GET /" + bytes + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            String head = head(in);
            if (!head.startsWith("HTTP/1.1 200")) {
                throw new IOException("answered: " + head);
            }
            in.skipNBytes(bytes);
        }

        void upgrade() throws IOException {
            send("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            String head = head(in);
            if (!head.startsWith("HTTP/1.1 101")) {
                throw new IOException("answered: " + head);
            }
        }

        /** A masked frame of 64 bytes; who is on the other side sends it back as it is. */
        void echo() throws IOException {
            byte[] frame = new byte[ECHO_BYTES];
            frame[0] = (byte) 0x82;
            frame[1] = (byte) (0x80 | (ECHO_BYTES - 6));
            socket.getOutputStream().write(frame);
            in.skipNBytes(ECHO_BYTES);
        }

        private void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    static Load on(int connections, int port, String host) throws IOException {
        Load load = new Load();
        for (int i = 0; i < connections; i++) {
            load.connections.add(Connection.to(port, host));
        }
        return load;
    }

    Load upgraded() throws IOException {
        for (Connection connection : connections) {
            connection.upgrade();
        }
        return this;
    }

    /** How long it takes until each connection has been answered so many times. */
    Duration get(int bytes, int times) throws IOException, InterruptedException {
        return all(times, connection -> () -> connection.get(bytes));
    }

    Duration echo(int times) throws IOException, InterruptedException {
        return all(times, connection -> connection::echo);
    }

    /** From here on it counts how long answers take. */
    void forget() {
        answers.clear();
    }

    /** The time that 99 of 100 answers have taken so far. */
    Duration p99() {
        List<Duration> sorted = answers.stream().sorted().toList();
        return sorted.get((int) Math.ceil(0.99 * sorted.size()) - 1);
    }

    private Duration all(int times, java.util.function.Function<Connection, Exchange> exchange)
            throws IOException, InterruptedException {
        Queue<IOException> failures = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        List<Thread> threads = connections.stream()
                .map(connection -> Thread.ofVirtual().start(() -> repeat(times, exchange.apply(connection), failures)))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw failures.peek();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void repeat(int times, Exchange exchange, Queue<IOException> failures) {
        try {
            for (int i = 0; i < times; i++) {
                long start = System.nanoTime();
                exchange.once();
                answers.add(Duration.ofNanos(System.nanoTime() - start));
            }
        } catch (IOException e) {
            failures.add(e);
        }
    }

    /** The next head up to and with its empty line; empty at the end. */
    static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder(256);
        for (int read = in.read(); read >= 0; read = in.read()) {
            head.append((char) read);
            int length = head.length();
            if (read == '\n' && length > 3 && head.charAt(length - 3) == '\n') {
                return head.toString();
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
