package dev.atelier.proxy;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The browsers' connections of one event loop. Closes those that do nothing but stay: without a request, with a head that
 * never ends, with a body that stops. It does so itself, because Vert.x's idle time-out cannot tell these from an event
 * stream or a WebSocket that has nothing to say, which may stay as long as they like.
 */
final class Connections {
    private final AtomicInteger all;
    private final Limits limits;
    private final Map<HttpConnection, Use> open = new HashMap<>();

    /**
     * No connections yet.
     *
     * @param all the count that every event loop shares
     */
    Connections(AtomicInteger all, Limits limits) {
        this.all = all;
        this.limits = limits;
    }

    void opened(HttpConnection connection) {
        if (all.incrementAndGet() > limits.connections()) {
            all.decrementAndGet();
            connection.close();
            return;
        }
        open.put(connection, new Use());
        // browsers come and go; that one of them was cut off is no news for the log
        connection.exceptionHandler(cutOff -> {});
        connection.closeHandler(closed -> {
            if (open.remove(connection) != null) {
                all.decrementAndGet();
            }
        });
    }

    void busy(HttpServerRequest request) {
        Use use = open.get(request.connection());
        if (use != null) {
            use.begin(request);
        }
    }

    void idle(HttpServerRequest request) {
        Use use = open.get(request.connection());
        if (use != null) {
            use.end(request);
        }
    }

    /** Stops looking at a connection that still counts; whoever took it over says when it has closed. */
    Runnable becomesTunnel(HttpConnection connection) {
        if (open.remove(connection) == null) {
            return () -> {};
        }
        AtomicBoolean released = new AtomicBoolean();
        return () -> {
            if (released.compareAndSet(false, true)) {
                all.decrementAndGet();
            }
        };
    }

    void sweep() {
        long now = System.nanoTime();
        for (Map.Entry<HttpConnection, Use> entry : new ArrayList<>(open.entrySet())) {
            if (entry.getValue().isStale(now, limits)) {
                Channels.closeNow(entry.getKey());
            }
        }
    }

    /** What a connection is used for, and since when nothing has moved. */
    private static final class Use {
        private @Nullable HttpServerRequest request;
        private long bytes;
        private long since = System.nanoTime();

        void begin(HttpServerRequest begun) {
            request = begun;
            bytes = 0;
            since = System.nanoTime();
        }

        void end(HttpServerRequest ended) {
            if (ended.equals(request)) {
                request = null;
                since = System.nanoTime();
            }
        }

        /** Only what the browser owes counts: once its request is whole, waiting for the answer is not its fault. */
        boolean isStale(long now, Limits limits) {
            HttpServerRequest current = request;
            if (current == null) {
                return now - since > limits.idle().toNanos();
            }
            if (current.isEnded() || current.bytesRead() != bytes) {
                bytes = current.bytesRead();
                since = now;
            }
            return now - since > limits.stalled().toNanos();
        }
    }
}
