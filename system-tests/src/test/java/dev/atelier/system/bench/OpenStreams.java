package dev.atelier.system.bench;

import dev.atelier.system.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Many clients that read one event stream each, over connections of their own. */
final class OpenStreams implements AutoCloseable {
    private final List<Socket> connections = new ArrayList<>();
    private final CountDownLatch begun;

    private OpenStreams(int count) {
        this.begun = new CountDownLatch(count);
    }

    /**
     * Opens them, and returns when each has heard something.
     *
     * @param heard told each line, and when it came
     */
    static OpenStreams of(int count, Api api, String path, BiConsumer<Instant, String> heard)
            throws IOException, InterruptedException {
        OpenStreams streams = new OpenStreams(count);
        for (int i = 0; i < count; i++) {
            streams.open(api.request(path).header("Accept", "text/event-stream").build(), heard);
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

    private void open(HttpRequest request, BiConsumer<Instant, String> heard) throws IOException {
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
        Thread.ofVirtual().start(() -> read(connection, heard));
    }

    private void read(Socket connection, BiConsumer<Instant, String> heard) {
        boolean first = true;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new Chunks(connection.getInputStream()), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Instant now = Instant.now();
                if (first && line.startsWith("data: ")) {
                    first = false;
                    begun.countDown();
                }
                heard.accept(now, line);
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
