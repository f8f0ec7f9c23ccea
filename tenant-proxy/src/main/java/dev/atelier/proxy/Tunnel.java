package dev.atelier.proxy;

import dev.atelier.proxy.contract.Route;
import dev.atelier.proxy.page.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import java.util.function.Consumer;

/**
 * Carries a WebSocket (hot reload, push). The handshake is read and written like any other message; after it the gateway
 * only moves bytes, as fast as the slower side takes them.
 */
final class Tunnel {
    private static final int SWITCHING = 101;
    private static final String WEBSOCKET = "websocket";

    private final Vertx vertx;
    private final Forwarder forwarder;
    private final Connections connections;
    private final LiveVisits live;
    private final Backlog backlog;
    private final Consumer<Visit> spoken;

    /**
     * Carries nothing yet.
     *
     * @param spoken told when a browser has said something through a tunnel that is more than a sign of life
     */
    Tunnel(
            Vertx vertx,
            Forwarder forwarder,
            Connections connections,
            LiveVisits live,
            Backlog backlog,
            Consumer<Visit> spoken) {
        this.vertx = vertx;
        this.forwarder = forwarder;
        this.connections = connections;
        this.live = live;
        this.backlog = backlog;
        this.spoken = spoken;
    }

    /** The future is done when the tunnel stands or cannot be. */
    Future<Outcome> open(Visit visit, Route route) {
        return forwarder.connect(visit, route, upstream -> shakeHands(visit, upstream));
    }

    private Future<Outcome> shakeHands(Visit visit, HttpClientRequest upstream) {
        upstream.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE).putHeader(HttpHeaders.UPGRADE, WEBSOCKET);
        return upstream.connect()
                .map(answer -> answer.statusCode() == SWITCHING
                        ? join(visit, upstream, answer)
                        : decline(visit, upstream, answer));
    }

    /** The upstream answered with something else; its connection waits for an upgrade and is of no further use. */
    private Outcome decline(Visit visit, HttpClientRequest upstream, HttpClientResponse answer) {
        answer.end().onComplete(passed -> upstream.connection().close());
        return forwarder.relay(visit, upstream, answer);
    }

    private Outcome join(Visit visit, HttpClientRequest upstream, HttpClientResponse answer) {
        if (!WEBSOCKET.equalsIgnoreCase(answer.getHeader(HttpHeaders.UPGRADE))) {
            upstream.reset();
            return new Outcome.Hopeless(Problem.WRONG_ANSWER);
        }
        NetSocket inside = answer.netSocket();
        // the upstream may already be saying something
        inside.pause();
        HttpServerRequest request = visit.incoming().request();
        HttpServerResponse response = request.response();
        response.setStatusCode(SWITCHING);
        forwarder.copyHeaders(visit, answer, response);
        response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE).putHeader(HttpHeaders.UPGRADE, WEBSOCKET);
        Runnable release = connections.becomesTunnel(request.connection());
        request.toNetSocket().onComplete(upgraded -> {
            if (upgraded.succeeded()) {
                carry(visit, upstream, upgraded.result(), inside, release);
            } else {
                inside.close();
                end(visit, release);
            }
        });
        return new Outcome.Delivered();
    }

    private void carry(Visit visit, HttpClientRequest upstream, NetSocket browser, NetSocket inside, Runnable release) {
        HttpConnection outer = visit.incoming().request().connection();
        HttpConnection inner = upstream.connection();
        visit.tunnelledBy(() -> {
            Channels.closeNow(outer);
            Channels.closeNow(inner);
        });
        browser.closeHandler(closed -> {
            Channels.closeSoon(vertx, inner);
            end(visit, release);
        });
        inside.closeHandler(closed -> Channels.closeSoon(vertx, outer));
        Flow.between(backlog, outer, browser, inside, listener(visit))
                .onSuccess(read -> Channels.closeSoon(vertx, inner))
                .onFailure(broken -> Channels.closeNow(inner));
        Flow.between(backlog, inner, inside, browser)
                .onSuccess(read -> Channels.closeSoon(vertx, outer))
                .onFailure(broken -> Channels.closeNow(outer));
    }

    private Consumer<Buffer> listener(Visit visit) {
        return visit.route()
                .activity()
                .<Consumer<Buffer>>map(activity -> new SpokenFrames(activity.idleTexts(), () -> spoken.accept(visit)))
                .orElse(piece -> {});
    }

    private void end(Visit visit, Runnable release) {
        visit.ended();
        live.remove(visit);
        release.run();
    }
}
