package dev.atelier.core.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.atelier.core.source.git.GitServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A forge with one repository, which answers in the shapes that the real ones have. What lies on its Git side is served by
 * Git itself; here is the part that speaks JSON.
 */
public abstract class StandIn {
    static final ObjectMapper JSON = new ObjectMapper();
    public static final String TOKEN = "tok-Zq81vv";

    final GitServer git;
    public final String path;
    public final List<Opened> opened = new CopyOnWriteArrayList<>();
    public final List<String> requests = new CopyOnWriteArrayList<>();
    volatile Optional<Canned> canned = Optional.empty();
    volatile boolean writable = true;

    /** Somebody else opens the same between the look and the attempt. */
    volatile boolean racing;

    StandIn(GitServer git, String path) {
        this.path = path;
        this.git = git;
        git.serve("/api/", this::handle);
    }

    public record Opened(String title, String body, String from, String into) {}

    /** An answer that comes whatever is asked. */
    record Canned(int status, Map<String, String> headers, String body) {}

    record Reply(int status, Object body) {}

    /** The header by which a token comes, and its value. */
    abstract boolean knows(HttpExchange exchange);

    /** Answers to a path below the interface's root; empty for one that there is not. */
    abstract Optional<Reply> answer(String method, String target, JsonNode body);

    abstract ForgeKind kind();

    /** What a pull request looks like. */
    abstract Map<String, Object> shown(Opened request, int number);

    public String host() {
        return "http://127.0.0.1:" + git.port();
    }

    Reply open(Opened request, Reply conflict) {
        if (racing && opened.isEmpty()) {
            opened.add(request);
            return conflict;
        }
        if (opened.stream()
                .anyMatch(one -> one.from().equals(request.from()) && one.into().equals(request.into()))) {
            return conflict;
        }
        opened.add(request);
        return new Reply(201, shown(request, opened.size()));
    }

    List<Object> find(String from, String into) {
        List<Object> found = new ArrayList<>();
        for (int i = 0; i < opened.size(); i++) {
            Opened one = opened.get(i);
            if (one.from().equals(from) && one.into().equals(into)) {
                found.add(shown(one, i + 1));
            }
        }
        return found;
    }

    static String parameter(String target, String name) {
        for (String pair : target.substring(target.indexOf('?') + 1).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return java.net.URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestURI().getRawPath()
                    + Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                            .map(query -> "?" + query)
                            .orElse("");
            requests.add(exchange.getRequestMethod() + " " + target);
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (canned.isPresent()) {
                canned.get().headers().forEach(exchange.getResponseHeaders()::set);
                send(exchange, canned.get().status(), canned.get().body());
                return;
            }
            Reply reply = knows(exchange)
                    ? answer(
                                    exchange.getRequestMethod(),
                                    target,
                                    body.length == 0 ? JSON.nullNode() : JSON.readTree(body))
                            .orElse(new Reply(404, Map.of("message", "Not Found")))
                    : new Reply(401, Map.of("message", "Bad credentials"));
            send(exchange, reply.status(), JSON.writeValueAsString(reply.body()));
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
