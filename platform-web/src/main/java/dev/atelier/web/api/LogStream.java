package dev.atelier.web.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Passes a log on to one client. A client that is gone, or takes nothing for {@link #SECONDS_TO_TAKE}, is let go; a comment
 * now and then finds out, also when nothing is printed, and keeps the connection open on its way.
 */
final class LogStream {
    private static final long SECONDS_TO_TAKE = 30;
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final SseEventSink sink;
    private final Sse sse;
    private final ReentrantLock sending = new ReentrantLock();
    private final CompletableFuture<AutoCloseable> following = new CompletableFuture<>();

    LogStream(SseEventSink sink, Sse sse) {
        this.sink = sink;
        this.sse = sse;
    }

    /** What this stream ends when its client is gone. */
    void follow(AutoCloseable log) {
        following.complete(log);
        Thread.ofVirtual().name("log-stream").start(this::keepOpen);
    }

    /** Called on the log's own thread; a slow client slows only its own log down. */
    void line(String line) {
        String data = JsonNodeFactory.instance.objectNode().put("text", line).toString();
        send(sse.newEventBuilder().name("line").data(data).build());
    }

    private void keepOpen() {
        try {
            while (!sink.isClosed()) {
                Thread.sleep(QUIET);
                send(sse.newEventBuilder().comment("still there").build());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(OutboundSseEvent event) {
        sending.lock();
        try {
            sink.send(event)
                    .toCompletableFuture()
                    .orTimeout(SECONDS_TO_TAKE, TimeUnit.SECONDS)
                    .join();
        } catch (RuntimeException clientIsGone) {
            end();
        } finally {
            sending.unlock();
        }
    }

    private void end() {
        var unused = following.thenAccept(log -> {
            try {
                log.close();
            } catch (Exception e) {
                throw new IllegalStateException("closing a log does not fail", e);
            }
        });
        sink.close();
    }
}
