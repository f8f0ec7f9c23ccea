package dev.atelier.web.headers;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which other sites' pages may call {@code /compat} (B23): the origins in {@code ATELIER_COMPAT_ORIGINS}, separated by
 * commas, or {@code *} for all. None by default. Nothing else of the platform answers other sites; and since a token has
 * to be sent along by the page itself, no page can act for somebody behind their back. Thread-safe.
 */
@ApplicationScoped
public class Cors {
    private static final String KEY = "atelier.compat.origins";
    private static final String EXAMPLE = "https://app.example.org,http://localhost:3000";
    private static final String ANY = "*";
    private static final String SECONDS = "600";

    private final Supplier<Set<String>> current;

    @Inject
    public Cors(Settings settings) {
        current = settings.live(Cors::origins);
    }

    /** Asked at each request, and so may change while the platform runs. */
    @Produces
    @Dependent
    static LiveKey setting() {
        return LiveKey.optional(KEY, LiveKey.Area.NETWORK, LiveKey.Kind.LIST, Cors::origins);
    }

    private static Set<String> origins(Settings settings) {
        return settings.text(KEY)
                .map(text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(origin -> !origin.isEmpty())
                        .map(origin -> checked(settings, origin))
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /** The container makes a proxy of this class, and a proxy needs a way to be made. */
    protected Cors() {
        current = Set::of;
    }

    /** Says to the browser whether the page that calls may read the answer. */
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        Set<String> origins = current.get();
        if (!request.getRequestURI().startsWith("/compat/") || origins.isEmpty()) {
            return;
        }
        response.setHeader("Vary", "Origin");
        if (isAllowed(origins, origin)) {
            response.setHeader("Access-Control-Allow-Origin", origins.contains(ANY) ? ANY : origin);
            response.setHeader("Access-Control-Expose-Headers", "Retry-After");
        }
    }

    /** Answers a browser that asks before it calls. */
    public void preflight(HttpServletRequest request, HttpServletResponse response, String methods) {
        answer(request, response);
        if (isAllowed(current.get(), request.getHeader("Origin"))) {
            response.setHeader("Access-Control-Allow-Methods", methods);
            response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, username");
            response.setHeader("Access-Control-Max-Age", SECONDS);
        }
        response.setHeader("Allow", methods);
        response.setStatus(HttpServletResponse.SC_OK);
    }

    private static boolean isAllowed(Set<String> origins, @Nullable String origin) {
        return origin != null && (origins.contains(ANY) || origins.contains(origin));
    }

    private static String checked(Settings settings, String origin) {
        if (origin.equals(ANY)) {
            return origin;
        }
        try {
            URI uri = URI.create(origin);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (web && bare) {
                return origin;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw settings.wrong(KEY, "has \"" + origin + "\", which is no origin.", EXAMPLE);
        }
        throw settings.wrong(KEY, "has \"" + origin + "\", which is no origin.", EXAMPLE);
    }
}
