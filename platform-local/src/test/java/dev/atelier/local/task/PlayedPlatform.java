package dev.atelier.local.task;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers what it was told to, request by request, and remembers what was asked. */
final class PlayedPlatform implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    record Asked(String line, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    /** @param cut whether the connection breaks after the body instead of ending */
    private record Answer(int status, String contentType, String body, boolean cut) {}

    PlayedPlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://atelier.localhost:" + server.getAddress().getPort());
    }

    PlayedPlatform then(int status, String json) {
        answers.add(new Answer(status, "application/json", json, false));
        return this;
    }

    PlayedPlatform thenStream(String... events) {
        answers.add(new Answer(200, "text/event-stream", String.join("", events), false));
        return this;
    }

    PlayedPlatform thenBrokenStream(String... events) {
        answers.add(new Answer(200, "text/event-stream", String.join("", events), true));
        return this;
    }

    static String event(long id, String type, String data) {
        return "id: " + id + "\nevent: " + type + "\ndata: {\"sequence\":" + id + ",\"type\":\"" + type + "\",\"data\":"
                + data + "}\n\n";
    }

    Deque<String> lines() {
        Deque<String> lines = new ArrayDeque<>();
        asked.forEach(one -> lines.add(one.line()));
        return lines;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body));
            Answer answer = answers.poll();
            if (answer == null) {
                throw new IOException("nothing more was to be asked");
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            // A length that is never reached: the client sees a connection that breaks.
            exchange.sendResponseHeaders(answer.status(), answer.cut() ? bytes.length + 1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        }
    }
}
