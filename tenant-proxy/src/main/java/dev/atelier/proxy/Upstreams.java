package dev.atelier.proxy;

import dev.atelier.proxy.contract.Upstream;
import dev.atelier.proxy.page.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** How upstreams are connected to, and what it means when that fails. */
final class Upstreams {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** Shorter than the 5 s after which Node closes: a request must not meet a connection that is just being closed. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(4);

    private Upstreams() {}

    /** A client whose connections stay on the event loop that calls it. */
    static HttpClient client(Vertx vertx, Limits limits) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) CONNECT.toMillis())
                .setKeepAliveTimeout((int) KEEP_ALIVE.toSeconds())
                .setPipelining(false)
                .setTcpNoDelay(true)
                .setMaxChunkSize(Flow.PIECE_BYTES)
                .setMaxInitialLineLength(limits.lineBytes())
                .setMaxHeaderSize(limits.headerBytes());
        PoolOptions pool = new PoolOptions()
                .setHttp1MaxSize(limits.requestsPerHost())
                .setMaxWaitQueueSize(limits.requestsPerHost());
        return vertx.httpClientBuilder()
                .with(options)
                .with(pool)
                // whoever asked is told what went wrong; an app must not be able to fill the log as well
                .withConnectHandler(connection -> connection.exceptionHandler(toldElsewhere -> {}))
                .build();
    }

    static RequestOptions to(Upstream upstream) {
        SocketAddress address = switch (upstream) {
            case Upstream.Unix unix -> SocketAddress.domainSocketAddress(unix.path());
            case Upstream.Nowhere nowhere -> throw new IllegalStateException("only what runs is forwarded to");
            case Upstream.Loopback loopback -> SocketAddress.inetSocketAddress(loopback.port(), "127.0.0.1");
        };
        return new RequestOptions().setServer(address);
    }

    /** Why there is no connection. */
    static Outcome notConnected(Throwable cause) {
        return cause instanceof ConnectionPoolTooBusyException
                ? new Outcome.Hopeless(Problem.BUSY)
                : new Outcome.Unreachable();
    }

    /** Why there is no answer. */
    static Outcome notAnswered(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new Outcome.Hopeless(Problem.SLOW);
        }
        return cause instanceof HttpClosedException || cause instanceof IOException
                ? new Outcome.Lost()
                : new Outcome.Hopeless(Problem.WRONG_ANSWER);
    }
}
