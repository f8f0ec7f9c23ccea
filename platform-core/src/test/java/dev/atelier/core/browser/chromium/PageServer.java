package dev.atelier.core.browser.chromium;

import com.sun.net.httpserver.HttpServer;
import dev.atelier.core.browser.PageVisit;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Serves pages of any host name; what it has nothing for is a 404. */
final class PageServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Content> contents = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();

    private record Content(int status, String type, String body, Map<String, String> headers) {}

    PageServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
            Content content = contents.getOrDefault(path, new Content(404, "text/plain", "nothing", Map.of()));
            exchange.getResponseHeaders().set("Content-Type", content.type());
            content.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = content.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(content.status(), bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<String> asked() {
        return asked;
    }

    List<String> queries() {
        return queries;
    }

    PageServer page(String body) {
        return serve("/", 200, "text/html", "<!doctype html><title>Test</title>" + body);
    }

    /** A page that shows a word and runs a script. */
    PageServer script(String script) {
        return page("<h1>Shown</h1><script>" + script + "</script>");
    }

    PageServer serve(String path, int status, String type, String body) {
        contents.put(path, new Content(status, type, body, Map.of()));
        return this;
    }

    PageServer redirect(String path, String to) {
        contents.put(path, new Content(302, "text/plain", "", Map.of("Location", to)));
        return this;
    }

    PageServer download(String path) {
        contents.put(
                path,
                new Content(
                        200,
                        "application/octet-stream",
                        "x".repeat(100_000),
                        Map.of("Content-Disposition", "attachment; filename=x.bin")));
        return this;
    }

    PageVisit visit(String page) {
        URI address = URI.create("http://" + page + ".apps.localhost:" + port());
        return new PageVisit(page, address, () -> URI.create(address + "/"), System.nanoTime(), true);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
