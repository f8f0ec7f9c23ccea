package dev.atelier.proxy;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request that is valid HTTP for this gateway.
 *
 * @param webSocket whether it asks to become a WebSocket
 * @param hasBody whether a body is announced; then it stays unread until somebody wants it
 */
record Incoming(HttpServerRequest request, Authority authority, Target target, boolean webSocket, boolean hasBody) {

    @Nullable
    String header(String name) {
        return request.headers().get(name);
    }

    /** Whether it only looks, so that sending it elsewhere loses nothing. */
    boolean isRead() {
        return (HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method())) && !webSocket;
    }

    /**
     * Whether a person is opening a page, who can be redirected and shown a page, as opposed to a script or a program.
     * Browsers say so (Sec-Fetch-Mode); of others it is told by what they accept.
     */
    boolean isNavigation() {
        if (!HttpMethod.GET.equals(request.method()) || webSocket) {
            return false;
        }
        String mode = header("sec-fetch-mode");
        return mode == null ? acceptsHtml(request) : "navigate".equals(mode);
    }

    /** Whether it may be sent a second time when nobody knows what became of the first (RFC 9110 §9.2.2). */
    boolean isRepeatable() {
        return !hasBody
                && switch (request.method().name()) {
                    case "GET", "HEAD", "OPTIONS", "PUT", "DELETE" -> true;
                    default -> false;
                };
    }

    static boolean acceptsHtml(HttpServerRequest request) {
        String accept = request.headers().get("accept");
        return accept != null && accept.contains("text/html");
    }
}
