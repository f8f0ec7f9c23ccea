package dev.atelier.proxy;

import dev.atelier.proxy.contract.Route;
import dev.atelier.proxy.page.Language;
import dev.atelier.proxy.page.Page;
import dev.atelier.proxy.page.Problem;
import dev.atelier.proxy.page.ProblemPage;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The answers that the gateway gives itself: never cached, never indexed, a page for people and JSON for programs. */
final class Answers {
    private static final Logger LOG = System.getLogger(Answers.class.getName());
    private static final long LINGER_MILLIS = Duration.ofSeconds(2).toMillis();
    private static final int OK = 200;

    private final Vertx vertx;

    Answers(Vertx vertx) {
        this.vertx = vertx;
    }

    void problem(HttpServerRequest request, Problem problem, Optional<Route> route, Optional<URI> enter) {
        if (Incoming.acceptsHtml(request)) {
            page(request, problem.status(), ProblemPage.of(problem, enter, language(request)), route);
            return;
        }
        JsonObject body = new JsonObject()
                .put("type", "about:blank")
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail())
                .put("code", problem.code());
        send(request, problem.status(), "application/problem+json", body.toBuffer());
    }

    /** A mistake of ours: told to whoever keeps the gateway, and to the browser as far as that is still possible. */
    void unexpected(HttpServerRequest request, Throwable cause) {
        LOG.log(Level.ERROR, "A request failed in the gateway", cause);
        if (request.response().headWritten()) {
            request.response().reset();
        } else {
            problem(request, Problem.INTERNAL, Optional.empty(), Optional.empty());
        }
    }

    /** The language for a page that answers the request. */
    static Language language(HttpServerRequest request) {
        return Language.preferred(request.headers().get(HttpHeaders.ACCEPT_LANGUAGE));
    }

    void page(HttpServerRequest request, int status, Page page, Optional<Route> route) {
        String framing = route.flatMap(Route::frameAncestors)
                .map(ancestors -> "; frame-ancestors " + ancestors)
                .orElse("");
        request.response().putHeader("content-security-policy", page.policy() + framing);
        send(request, status, "text/html; charset=utf-8", Buffer.buffer(page.html()));
    }

    void json(HttpServerRequest request, JsonObject body) {
        send(request, OK, "application/json", body.toBuffer());
    }

    /** Sends the browser elsewhere, without telling that place which address it comes from. */
    void elsewhere(HttpServerRequest request, int status, String location, Optional<String> cookie) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.LOCATION, location).putHeader("referrer-policy", "no-referrer");
        cookie.ifPresent(value -> response.putHeader(HttpHeaders.SET_COOKIE, value));
        send(request, status, "text/plain", Buffer.buffer());
    }

    private void send(HttpServerRequest request, int status, String type, Buffer body) {
        HttpServerResponse response = request.response();
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("x-robots-tag", "noindex");
        if (!response.headers().contains("referrer-policy")) {
            response.putHeader("referrer-policy", "same-origin");
        }
        if (status == Problem.NOT_READY.status()) {
            response.putHeader("retry-after", "1");
        }
        boolean unread = isBodyUnread(request);
        if (unread) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (HttpMethod.HEAD.equals(request.method())) {
            response.end();
        } else {
            response.end(body);
        }
        if (unread) {
            linger(request);
        }
    }

    /**
     * Closes the connection of a request whose body nobody wants. The client may still be sending, and a connection that is
     * closed with bytes unread takes the answer with it: so those are thrown away for a moment.
     */
    void linger(HttpServerRequest request) {
        request.handler(ignored -> {});
        request.resume();
        long timer = vertx.setTimer(LINGER_MILLIS, id -> Channels.closeNow(request.connection()));
        request.end().onComplete(done -> {
            vertx.cancelTimer(timer);
            request.connection().close();
        });
    }

    static boolean isBodyUnread(HttpServerRequest request) {
        return Intake.hasBody(request) && !request.isEnded();
    }
}
