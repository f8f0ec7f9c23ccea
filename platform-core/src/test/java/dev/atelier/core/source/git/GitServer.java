package dev.atelier.core.source.git;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * A real Git server over HTTP: Git's own {@code http-backend}, behind the JDK's server, on the loopback address. Anybody
 * may read unless a token is set; whoever pushes needs one.
 */
public final class GitServer implements AutoCloseable {
    private final Path root;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile Optional<String> readToken = Optional.empty();
    private volatile String pushToken = "push-token";
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Semaphore waiting = new Semaphore(0);

    /** @param root a directory of bare repositories */
    public GitServer(Path root) throws IOException {
        this.root = root;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public GitUrl url(String repository) {
        return GitUrl.parse("http://127.0.0.1:" + port() + "/" + repository);
    }

    /** Closes the repositories to everybody without this token. */
    public void requireToReadAndPush(String token) {
        readToken = Optional.of(token);
        pushToken = token;
    }

    public void requireToPush(String token) {
        pushToken = token;
    }

    /** Answers below a path itself, as a forge does beside its repositories. */
    public void serve(String prefix, HttpHandler handler) {
        server.createContext(prefix, handler);
    }

    /** Lets requests whose address has this in it wait; the returned latch lets them go on. */
    public CountDownLatch hold(String part) {
        CountDownLatch latch = new CountDownLatch(1);
        held.put(part, latch);
        return latch;
    }

    /** Returns when one more request waits. */
    public void awaitHeld() throws InterruptedException {
        waiting.acquire();
    }

    /** What was asked for: method and path with query. */
    public List<String> requests() {
        return requests;
    }

    /** The Authorization fields that came. */
    List<String> authorizations() {
        return authorizations;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            letWait(exchange.getRequestURI().toString());
            Optional<String> authorization =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
            authorization.ifPresent(authorizations::add);
            boolean push = exchange.getRequestURI().toString().contains("git-receive-pack");
            Optional<String> needed = push ? Optional.of(pushToken) : readToken;
            if (needed.isPresent() && !token(authorization).equals(needed)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            backend(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void letWait(String address) throws InterruptedException {
        for (Map.Entry<String, CountDownLatch> one : held.entrySet()) {
            if (address.contains(one.getKey()) && one.getValue().getCount() > 0) {
                waiting.release();
                one.getValue().await();
            }
        }
    }

    private static Optional<String> token(Optional<String> authorization) {
        return authorization
                .filter(value -> value.startsWith("Basic "))
                .map(value -> new String(
                        Base64.getDecoder().decode(value.substring("Basic ".length())), StandardCharsets.UTF_8))
                .map(both -> both.substring(both.indexOf(':') + 1));
    }

    private void backend(HttpExchange exchange) throws IOException, InterruptedException {
        Process process = start(exchange);
        try {
            Thread feed = Thread.ofVirtual().start(() -> {
                try (OutputStream in = process.getOutputStream()) {
                    exchange.getRequestBody().transferTo(in);
                } catch (IOException clientWentAway) {
                    process.destroy();
                }
            });
            try (InputStream out = new BufferedInputStream(process.getInputStream())) {
                relay(out, exchange);
            }
            feed.join();
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private Process start(HttpExchange exchange) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("git", "http-backend").redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        Headers headers = exchange.getRequestHeaders();
        environment.put("GIT_PROJECT_ROOT", root.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        environment.put(
                "QUERY_STRING",
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        environment.put("REMOTE_USER", "somebody");
        environment.put("REMOTE_ADDR", "127.0.0.1");
        environment.put("GIT_CONFIG_COUNT", "2");
        environment.put("GIT_CONFIG_KEY_0", "safe.directory");
        environment.put("GIT_CONFIG_VALUE_0", "*");
        environment.put("GIT_CONFIG_KEY_1", "http.receivepack");
        environment.put("GIT_CONFIG_VALUE_1", "true");
        header(headers, "Content-Type").ifPresent(value -> environment.put("CONTENT_TYPE", value));
        header(headers, "Content-Length").ifPresent(value -> environment.put("CONTENT_LENGTH", value));
        header(headers, "Content-Encoding").ifPresent(value -> environment.put("HTTP_CONTENT_ENCODING", value));
        header(headers, "Git-Protocol").ifPresent(value -> environment.put("GIT_PROTOCOL", value));
        return builder.start();
    }

    private static void relay(InputStream out, HttpExchange exchange) throws IOException {
        int status = 200;
        for (String line = line(out); !line.isEmpty(); line = line(out)) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            if (name.equals("Status")) {
                status = Integer.parseInt(value.substring(0, 3));
            } else if (!name.equals("Content-Length")) {
                exchange.getResponseHeaders().add(name, value);
            }
        }
        exchange.sendResponseHeaders(status, 0);
        out.transferTo(exchange.getResponseBody());
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static Optional<String> header(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }
}
