package dev.atelier.proxy;

import dev.atelier.proxy.contract.HostName;
import java.util.Optional;

/**
 * A {@code Host} header, or the same part of an origin.
 *
 * @param port empty text when none was given, else a colon and the number
 */
record Authority(HostName host, String port) {
    private static final int MAX_DIGITS = 5;
    private static final int MAX_PORT = 65_535;

    /** Empty for whatever is not a host name with an optional port: addresses in brackets, user names, odd characters. */
    static Optional<Authority> of(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String port = colon < 0 ? "" : text.substring(colon);
        if (!port.isEmpty() && !isPort(port)) {
            return Optional.empty();
        }
        return HostName.of(name).map(host -> new Authority(host, port));
    }

    /** The authority of {@code http://host[:port]}, as the Origin header gives it; empty for {@code null} and others. */
    static Optional<Authority> ofOrigin(String origin) {
        if (!origin.startsWith("http://") && !origin.startsWith("https://")) {
            return Optional.empty();
        }
        return of(origin.substring(origin.indexOf("://") + 3));
    }

    /** Whether both mean the same place, a default port being the same as none. */
    boolean sameAs(Authority other) {
        return host.equals(other.host) && explicitPort().equals(other.explicitPort());
    }

    /** As it is sent on. */
    String text() {
        return host.value() + port;
    }

    private String explicitPort() {
        return ":80".equals(port) || ":443".equals(port) ? "" : port;
    }

    private static boolean isPort(String port) {
        if (port.length() < 2 || port.length() > MAX_DIGITS + 1) {
            return false;
        }
        for (int i = 1; i < port.length(); i++) {
            if (port.charAt(i) < '0' || port.charAt(i) > '9') {
                return false;
            }
        }
        return Integer.parseInt(port, 1, port.length(), 10) <= MAX_PORT;
    }
}
