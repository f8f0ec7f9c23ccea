package dev.atelier.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/** Where a request comes from, for whom nothing else is known of. */
public final class Visitor {
    private Visitor() {}

    /**
     * The network that the request comes from. The gateway says who asks, and lets nobody say it themselves; without it
     * there is only this machine.
     */
    public static String of(HttpServletRequest request) {
        String forwarded = request.getHeader("X-Forwarded-For");
        return network(
                forwarded == null
                        ? request.getRemoteAddr()
                        : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip());
    }

    /** Whoever has one IPv6 address has the 64 bits of addresses beside it too. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] groups = address.split(":", -1);
        return String.join(":", Arrays.asList(groups).subList(0, Math.min(4, groups.length)));
    }
}
