package dev.atelier.proxy;

import dev.atelier.proxy.contract.Route;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of an answer's headers reaches the browser, and what a preview's answer always carries (X18). */
final class ResponseHeaders {
    private static final String POLICY = "content-security-policy";
    private static final String FRAME_ANCESTORS = "frame-ancestors";

    /**
     * What one preview could do to others or to the gateway: wipe the cookies of all its siblings, move its host elsewhere.
     * X-Frame-Options cannot name the workbench, so ours replaces it.
     */
    private static final Set<String> NOT_FROM_PREVIEWS =
            Set.of("x-frame-options", "clear-site-data", "alt-svc", "x-robots-tag");

    private final Cookies cookies;

    ResponseHeaders(Cookies cookies) {
        this.cookies = cookies;
    }

    void copy(Route route, MultiMap from, MultiMap to) {
        List<String> named = Connection.named(from);
        boolean preview = route.isPreview();
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (RequestHeaders.HOP_BY_HOP.contains(name)
                    || named.contains(name)
                    || (preview && NOT_FROM_PREVIEWS.contains(name))) {
                continue;
            }
            value(route, name, header.getValue()).ifPresent(value -> add(to, header.getKey(), value));
        }
        if (preview) {
            route.frameAncestors().ifPresent(ancestors -> to.add(POLICY, FRAME_ANCESTORS + " " + ancestors));
            to.set("x-robots-tag", "noindex");
            if (!to.contains("referrer-policy")) {
                // the name of a private preview is nobody else's business
                to.set("referrer-policy", "same-origin");
            }
        }
    }

    private Optional<String> value(Route route, String name, String value) {
        if (!route.isPreview()) {
            return Optional.of(value);
        }
        return switch (name) {
            case "set-cookie" -> cookies.fromPreview(value);
            case POLICY -> route.frameAncestors().isPresent() ? withoutFrameAncestors(value) : Optional.of(value);
            default -> Optional.of(value);
        };
    }

    /** The app's own policy stays, but who may frame it is for the route to say, or the workbench could not show it. */
    private static Optional<String> withoutFrameAncestors(String header) {
        if (!header.toLowerCase(Locale.ROOT).contains(FRAME_ANCESTORS)) {
            return Optional.of(header);
        }
        List<String> policies = new ArrayList<>();
        for (String policy : header.split(",", -1)) {
            List<String> kept = new ArrayList<>();
            for (String directive : policy.split(";", -1)) {
                String name = directive.strip().split("\\s", 2)[0];
                if (!name.isEmpty() && !name.equalsIgnoreCase(FRAME_ANCESTORS)) {
                    kept.add(directive.strip());
                }
            }
            if (!kept.isEmpty()) {
                policies.add(String.join("; ", kept));
            }
        }
        return policies.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", policies));
    }

    private static void add(MultiMap to, String name, String value) {
        try {
            to.add(name, value);
        } catch (IllegalArgumentException notAHeader) {
            // an app's slip; dropping the one header serves its user better than dropping the answer
        }
    }
}
