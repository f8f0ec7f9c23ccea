package dev.atelier.core.browser.chromium;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.browser.BrowserException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Speaks the DevTools protocol with a browser over two pipes: JSON, each message ended by a zero byte. What comes may be
 * a hostile page's doing, so no message is read beyond a limit; whoever breaks it loses the connection.
 */
final class CdpPipe implements Closeable {
    private static final Logger LOG = System.getLogger(CdpPipe.class.getName());
    private static final int LONGEST_MESSAGE = 24 << 20;
    private static final String BROWSER = "";
    static final ObjectMapper JSON = new ObjectMapper();

    private final InputStream in;
    private final OutputStream out;
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Map<String, Consumer<CdpEvent>> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    /** A browser that does not read its commands must hold up nobody else. */
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("browser-commands").factory());

    private volatile boolean closed;

    CdpPipe(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.out = out;
        Thread unused = Thread.ofPlatform().daemon().name("browser-events").start(this::read);
    }

    /** Tells the listener what happens in that session, on the reading thread: it must not wait. */
    void listen(String session, Consumer<CdpEvent> listener) {
        listeners.put(session, listener);
    }

    void listenToBrowser(Consumer<CdpEvent> listener) {
        listen(BROWSER, listener);
    }

    void forget(String session) {
        listeners.remove(session);
    }

    static ObjectNode parameters() {
        return JSON.createObjectNode();
    }

    /** Sends a command to the browser as a whole. */
    CompletableFuture<JsonNode> send(String method, ObjectNode parameters) {
        return send(BROWSER, method, parameters);
    }

    CompletableFuture<JsonNode> send(String session, String method, ObjectNode parameters) {
        int id = ids.incrementAndGet();
        ObjectNode message =
                JSON.createObjectNode().put("id", id).put("method", method).set("params", parameters);
        if (!session.equals(BROWSER)) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        try {
            writer.execute(() -> write(message));
        } catch (RejectedExecutionException e) {
            fail();
        }
        if (closed) {
            fail();
        }
        return answer;
    }

    /** Waits for an answer. */
    static JsonNode await(CompletableFuture<JsonNode> answer, Duration longest)
            throws BrowserException, InterruptedException {
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BrowserException("the browser does not answer");
        } catch (ExecutionException e) {
            throw new BrowserException(String.valueOf(e.getMessage()), e);
        }
    }

    boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
        writer.shutdownNow();
        fail();
    }

    private void write(ObjectNode message) {
        try {
            out.write(JSON.writeValueAsBytes(message));
            out.write(0);
            out.flush();
        } catch (IOException e) {
            close();
        }
    }

    private void read() {
        try {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != 0) {
                    message.write(next);
                    if (message.size() > LONGEST_MESSAGE) {
                        throw new IOException("a message of the browser is too long");
                    }
                } else {
                    take(JSON.readTree(message.toByteArray()));
                    message.reset();
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the browser's pipe broke", e);
        }
        close();
    }

    private void take(JsonNode message) {
        CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asInt());
        if (answer != null) {
            JsonNode error = message.get("error");
            if (error == null) {
                answer.complete(message.path("result"));
            } else {
                answer.completeExceptionally(
                        new IOException(error.path("message").asText("failed")));
            }
            return;
        }
        Consumer<CdpEvent> listener = listeners.get(message.path("sessionId").asText(BROWSER));
        if (listener != null && message.has("method")) {
            tell(listener, new CdpEvent(message.path("method").asText(), message.path("params")));
        }
    }

    private static void tell(Consumer<CdpEvent> listener, CdpEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            // One page's odd event must not take the others' away.
            LOG.log(Level.WARNING, "an event of the browser could not be read: " + event.method(), e);
        }
    }

    private void fail() {
        IOException why = new IOException("the browser has ended");
        waiting.values().forEach(answer -> answer.completeExceptionally(why));
        waiting.clear();
    }
}
