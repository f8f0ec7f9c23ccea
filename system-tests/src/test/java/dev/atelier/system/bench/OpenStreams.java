package dev.atelier.system.bench;

import dev.atelier.system.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Many clients that read one event stream each, over connections of their own. */
final class OpenStreams implements AutoCloseable {
    private final List<Socket> connections = new ArrayList<>();
    private final CountDownLatch begun;

    /** Is told each line, and when it came by {@link System#nanoTime}. */
    @FunctionalInterface
    interface Hearer {
        void heard(long at, String line);
    }

    private OpenStreams(int count) {
        this.begun = new CountDownLatch(count);
    }

    /** Opens them, and returns when each has heard something. */
    static OpenStreams of(int count, Api api, String path, Hearer hearer) throws IOException, InterruptedException {
        OpenStreams streams = new OpenStreams(count);
        for (int i = 0; i < count; i++) {
            streams.open(api.request(path).header("Accept", "text/event-stream").build(), hearer);
        }
        if (!streams.begun.await(60, TimeUnit.SECONDS)) {
            streams.close();
            throw new IOException(streams.begun.getCount() + " of " + count + " streams did not begin");
        }
        return streams;
    }

    int count() {
        return connections.size();
    }

    private void open(HttpRequest request, Hearer hearer) throws IOException {
        Socket connection =
                new Socket(InetAddress.getLoopbackAddress(), request.uri().getPort());
        connections.add(connection);
        StringBuilder head = new StringBuilder("GET " + request.uri().getRawPath() + " HTTP/1.1\r\n");
        request.headers()
                .map()
                .forEach((name, values) -> head.append(name.toLowerCase(Locale.ROOT))
                        .append(": ")
                        .append(values.getFirst())
                        .append("\r\n"));
        connection.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
        Thread.ofVirtual().start(() -> read(connection, hearer));
    }

    private void read(Socket connection, Hearer hearer) {
        boolean first = true;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new Chunks(connection.getInputStream()), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long now = System.nanoTime();
                if (first && line.startsWith("data: ")) {
                    first = false;
                    begun.countDown();
                }
                hearer.heard(now, line);
            }
        } catch (IOException closed) {
            // The measurement is over.
            return;
        }
    }

    @Override
    public void close() {
        connections.forEach(connection -> {
            try {
                connection.close();
            } catch (IOException gone) {
                System.err.println("a connection was not closed: " + gone);
            }
        });
    }
}
