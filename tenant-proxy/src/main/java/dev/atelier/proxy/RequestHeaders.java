package dev.atelier.proxy;

import dev.atelier.proxy.contract.Route;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What of a request's headers reaches an upstream: everything but what is ours to say and what is ours to keep. */
final class RequestHeaders {
    /** About the connection, not the message (RFC 9110 §7.6.1), or about the body, whose framing is made anew. */
    static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Set<String> OURS =
            Set.of("host", "content-length", "expect", "forwarded", "x-real-ip", "cookie");
    private static final String OUR_TOKEN = "bearer atl_";

    private final Cookies cookies;
    private final TrustedProxies proxies;

    RequestHeaders(Cookies cookies, TrustedProxies proxies) {
        this.cookies = cookies;
        this.proxies = proxies;
    }

    void copy(Incoming incoming, Route route, MultiMap to) {
        MultiMap from = incoming.request().headers();
        List<String> named = Connection.named(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name)
                    && !OURS.contains(name)
                    && !name.startsWith("x-forwarded-")
                    && !named.contains(name)
                    && !(route.isPreview() && isPlatforms(name, header.getValue()))) {
                to.add(header.getKey(), header.getValue());
            }
        }
        copyCookies(from.getAll(HttpHeaders.COOKIE), route, to);
        to.set(HttpHeaders.HOST, incoming.authority().text());
        String peer = incoming.request().remoteAddress().hostAddress();
        to.set("x-forwarded-for", proxies.client(peer, from));
        to.set("x-forwarded-proto", proxies.scheme(peer, from));
        to.set("x-forwarded-host", incoming.authority().text());
    }

    private void copyCookies(List<String> from, Route route, MultiMap to) {
        if (from.isEmpty()) {
            return;
        }
        if (route.isPreview()) {
            cookies.forPreview(from).ifPresent(kept -> to.set(HttpHeaders.COOKIE, kept));
        } else {
            to.set(HttpHeaders.COOKIE, String.join("; ", from));
        }
    }

    /** A token of the platform's API that was sent to a preview by mistake, or a ticket that a Referer still carries. */
    private static boolean isPlatforms(String name, String value) {
        return switch (name) {
            case "authorization" -> value.strip().toLowerCase(Locale.ROOT).startsWith(OUR_TOKEN);
            case "referer" -> value.toLowerCase(Locale.ROOT).contains(Target.TICKET);
            default -> false;
        };
    }
}
