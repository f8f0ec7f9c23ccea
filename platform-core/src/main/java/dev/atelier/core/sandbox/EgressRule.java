package dev.atelier.core.sandbox;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One host and port that a sandbox may reach.
 *
 * @param host a name or an IP address, in lower case, an IPv6 address without brackets
 * @param reach which addresses the name may stand for
 */
public record EgressRule(String host, int port, Reach reach) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]{2,39}(:[0-9.]{7,15})?");
    private static final Pattern WRITTEN = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\[\\]]+))(?::([0-9]{1,5}))?");

    /** Which addresses a listed name may stand for. */
    public enum Reach {
        /** Addresses of the public internet only: for names that a tenant chooses. */
        PUBLIC,
        /**
         * Also addresses of this machine and its network: for names that the administrator listed, such as a company's
         * own registry. Never link-local ones (where clouds serve metadata) unless the address itself is listed.
         */
        PRIVATE
    }

    public EgressRule {
        host = host.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(host).matches() && !IPV6.matcher(host).matches()) {
            throw new IllegalArgumentException("not a host: " + host);
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /** Reads {@code host} (then the port is 443) or {@code host:port}; empty when it is neither. */
    public static Optional<EgressRule> parse(String written, Reach reach) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        int port = matcher.group(3) == null ? 443 : Integer.parseInt(matcher.group(3));
        try {
            return Optional.of(new EgressRule(host, port, reach));
        } catch (IllegalArgumentException notAHost) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
