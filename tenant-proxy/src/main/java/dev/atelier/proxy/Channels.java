package dev.atelier.proxy;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Optional;

/**
 * The channel underneath a connection, for what Vert.x does not do by itself. It takes an internal class to get at it.
 */
final class Channels {
    private static final long GRACE_MILLIS = Duration.ofSeconds(2).toMillis();

    private Channels() {}

    /** Reads nothing more from it. Vert.x's own {@code pause()} goes on until two queues of pieces are full. */
    static void stopReading(HttpConnection connection) {
        of(connection).ifPresent(inside -> inside.channel().config().setAutoRead(false));
    }

    static void goOnReading(HttpConnection connection) {
        of(connection).ifPresent(inside -> inside.channel().config().setAutoRead(true));
    }

    /**
     * Closes it and throws away what was not sent. Vert.x's own {@code close()} first waits until everything has been
     * sent, which is never if the other side does not read.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it, and nothing can be done if it fails
    static void closeNow(HttpConnection connection) {
        of(connection).ifPresentOrElse(ChannelHandlerContext::close, connection::close);
    }

    /** Lets what was said last arrive, for a moment, if the other side cares to read it. */
    static void closeSoon(Vertx vertx, HttpConnection connection) {
        long timer = vertx.setTimer(GRACE_MILLIS, id -> closeNow(connection));
        connection.close().onComplete(closed -> vertx.cancelTimer(timer));
    }

    /** The place in the channel of Vert.x's own handler: closed from there, the channel does not ask that handler first. */
    private static Optional<ChannelHandlerContext> of(HttpConnection connection) {
        return connection instanceof ConnectionBase base ? Optional.of(base.channelHandlerContext()) : Optional.empty();
    }
}
