package dev.atelier.proxy;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Servers in front of the gateway, such as one that ends TLS, whose word about the browser behind them is taken: how it
 * is connected, and from where. Of everybody else only the connection itself is believed.
 *
 * @param addresses as a connection from them shows
 */
record TrustedProxies(Set<String> addresses) {
    private static final String HTTP = "http";
    private static final String HTTPS = "https";
    private static final int LONGEST_ADDRESS = 45;

    TrustedProxies {
        addresses = Set.copyOf(addresses);
    }

    static TrustedProxies none() {
        return new TrustedProxies(Set.of());
    }

    /** The scheme that the browser used. */
    String scheme(String peer, MultiMap headers) {
        return told(peer, headers, "x-forwarded-proto")
                .map(scheme -> scheme.toLowerCase(Locale.ROOT))
                .map(scheme -> scheme.equals("wss") ? HTTPS : scheme)
                .filter(HTTPS::equals)
                .orElse(HTTP);
    }

    /** The browser's address. */
    String client(String peer, MultiMap headers) {
        return told(peer, headers, "x-forwarded-for")
                .filter(address -> address.length() <= LONGEST_ADDRESS && address.matches("[0-9a-fA-F:.]+"))
                .orElse(peer);
    }

    /** The last value is what the trusted server itself has added; what comes before it may be anybody's. */
    private Optional<String> told(String peer, MultiMap headers, String name) {
        List<String> all = headers.getAll(name);
        if (all.isEmpty() || !addresses.contains(peer)) {
            return Optional.empty();
        }
        String last = all.get(all.size() - 1);
        return Optional.of(last.substring(last.lastIndexOf(',') + 1).strip());
    }
}
