package dev.atelier.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;

/**
 * Ends a connection whose other side does not read. Vert.x's own {@code close()} first waits until everything has been
 * sent, which is never; only the channel underneath can be closed at once, and it takes an internal class to get at it.
 */
final class HardClose {
    private static final long GRACE_MILLIS = Duration.ofSeconds(2).toMillis();

    private HardClose() {}

    /** Closes and throws away what was not sent. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it, and nothing can be done if it fails
    static void now(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channelHandlerContext().close();
        } else {
            connection.close();
        }
    }

    /** Lets what was said last arrive, for a moment, if the other side cares to read it. */
    static void soon(Vertx vertx, HttpConnection connection) {
        long timer = vertx.setTimer(GRACE_MILLIS, id -> now(connection));
        connection.close().onComplete(closed -> vertx.cancelTimer(timer));
    }
}
