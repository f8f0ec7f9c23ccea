package dev.atelier.core.model.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The scripted model behind HTTP, on the loopback address: {@code /v1/chat/completions}, {@code /v1/messages} and {@code
 * /api/chat}. {@code POST /script} sets a new script and forgets the requests, {@code GET /requests} lists them, {@code
 * GET /health} answers when it is up.
 */
public final class ScriptedModelServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CallIds ids = new CallIds();
    private volatile Script script;

    private ScriptedModelServer(HttpServer server, Script script) {
        this.server = server;
        this.script = script;
    }

    /** Starts on a port; 0 for any free one. */
    public static ScriptedModelServer start(int port, Script script) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ScriptedModelServer server = new ScriptedModelServer(http, script);
        http.createContext("/v1/chat/completions", exchange -> server.answer(exchange, new OpenAiFormat()));
        http.createContext("/v1/messages", exchange -> server.answer(exchange, new AnthropicFormat()));
        http.createContext("/api/chat", exchange -> server.answer(exchange, new OllamaFormat()));
        http.createContext("/script", server::replaceScript);
        http.createContext("/requests", server::listRequests);
        http.createContext("/health", exchange -> send(exchange, 200, "{}"));
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    public static ScriptedModelServer start(Reply... replies) throws IOException {
        return start(0, Script.of(replies));
    }

    /** Arguments: a port and optionally a script's file. Runs until it is killed. */
    public static void main(String[] arguments) throws IOException {
        Script script = arguments.length < 2 ? Script.of() : ScriptJson.parse(Files.readString(Path.of(arguments[1])));
        ScriptedModelServer server = start(Integer.parseInt(arguments[0]), script);
        System.out.println("The scripted model answers at " + server.address());
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    public RecordedRequest lastRequest() {
        return requests.get(requests.size() - 1);
    }

    /** Follows another script from now on. */
    public void follow(Script next) {
        script = next;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, WireFormat format) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            RecordedRequest request =
                    new RecordedRequest(exchange.getRequestURI().getPath(), headers(exchange), body);
            requests.add(request);
            Reply reply = script.next(format.lastUserText(body));
            new ScriptedAnswer(exchange, format, ids, closed).give(reply, request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void replaceScript(HttpExchange exchange) throws IOException {
        try {
            script = ScriptJson.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.clear();
            send(exchange, 200, "{}");
        } catch (IllegalArgumentException e) {
            send(
                    exchange,
                    400,
                    JSON.createObjectNode().put("problem", e.getMessage()).toString());
        }
    }

    private void listRequests(HttpExchange exchange) throws IOException {
        ArrayNode list = JSON.createArrayNode();
        for (RecordedRequest request : requests) {
            ObjectNode node = list.addObject();
            node.put("path", request.path()).set("body", request.body());
        }
        send(exchange, 200, list.toString());
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        return exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> String.join(",", header.getValue())));
    }
}
