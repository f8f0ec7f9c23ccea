package dev.atelier.core.net;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host and a port to connect to.
 *
 * @param host a name in lower case without the last dot, or an address without brackets
 */
public record Endpoint(String host, int port) {
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");

    public Endpoint {
        boolean known =
                NAME.matcher(host).matches() || AddressRange.literal(host).isPresent();
        if (!known || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a host and port");
        }
    }

    /** Empty when it is no host that can be looked up, or no port. */
    public static Optional<Endpoint> of(String host, int port) {
        String lower = host.toLowerCase(Locale.ROOT);
        String bare = lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
        String name = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
        try {
            return Optional.of(new Endpoint(name, port));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where an {@code http} or {@code https} address leads; empty for any other. */
    public static Optional<Endpoint> of(URI uri) {
        Optional<Integer> usual = usualPort(uri);
        return uri.getHost() == null || usual.isEmpty()
                ? Optional.empty()
                : of(uri.getHost(), uri.getPort() < 0 ? usual.get() : uri.getPort());
    }

    private static Optional<Integer> usualPort(URI uri) {
        if ("https".equalsIgnoreCase(uri.getScheme())) {
            return Optional.of(443);
        }
        return "http".equalsIgnoreCase(uri.getScheme()) ? Optional.of(80) : Optional.empty();
    }

    /** The address, if the host is spelled as one. */
    Optional<InetAddress> address() {
        return AddressRange.literal(host);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
