package dev.atelier.proxy;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;

/** One event loop of a gateway: a server, a client and a front door that no other loop touches. */
final class EventLoop extends VerticleBase {
    /** All loops that ask for this "port" share one that the system picks. */
    private static final int ANY_SHARED_PORT = -1;

    private static final long LONGEST_SWEEP_MILLIS = 5_000;
    private static final int SWEEPS_PER_LIMIT = 4;
    private static final long NOTE_WORK_MILLIS = 2_000;

    private final Shared shared;

    EventLoop(Shared shared) {
        this.shared = shared;
    }

    @Override
    public Future<?> start() {
        Limits limits = shared.settings().limits();
        Connections connections = new Connections(shared.connections(), limits);
        FrontDoor door = new FrontDoor(vertx, Upstreams.client(vertx, limits), shared, connections);
        shared.routes().onChange(host -> context.runOnContext(changed -> door.changed(host)));
        long sweep = Math.min(limits.idle().toMillis() / SWEEPS_PER_LIMIT, LONGEST_SWEEP_MILLIS);
        vertx.setPeriodic(Math.max(1, sweep), id -> connections.sweep());
        vertx.setPeriodic(NOTE_WORK_MILLIS, id -> door.noteWork());
        return vertx.createHttpServer(options(limits))
                .connectionHandler(connections::opened)
                .requestHandler(door::enter)
                .invalidRequestHandler(door::enterBroken)
                .listen()
                .onSuccess(server -> shared.port().set(server.actualPort()));
    }

    private HttpServerOptions options(Limits limits) {
        int port = shared.settings().port();
        return new HttpServerOptions()
                .setHost(shared.settings().bind())
                .setPort(port == 0 ? ANY_SHARED_PORT : port)
                .setMaxInitialLineLength(limits.lineBytes())
                .setMaxHeaderSize(limits.headerBytes())
                .setHttp2ClearTextEnabled(false)
                // what browser and app agree on is theirs: what is in a tunnel is not looked into
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setTcpNoDelay(true)
                // finds out about browsers that vanished without a word, or their WebSockets would count for ever
                .setTcpKeepAlive(true);
    }
}
