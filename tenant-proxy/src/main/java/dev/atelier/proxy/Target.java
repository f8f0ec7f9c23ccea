package dev.atelier.proxy;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, and the ticket that came with it.
 *
 * @param path path and query without any ticket: all that anybody further on gets to see
 * @param ticket the value of the ticket parameter, if there was one
 */
record Target(String path, Optional<String> ticket) {
    static final String TICKET = "atelier_ticket";

    /** Empty for anything but an absolute path with an optional query, written in visible ASCII (RFC 9112 §3.2.1). */
    static Optional<Target> of(String target) {
        if (!target.startsWith("/")) {
            return Optional.empty();
        }
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#') {
                return Optional.empty();
            }
        }
        int question = target.indexOf('?');
        return Optional.of(question < 0 ? new Target(target, Optional.empty()) : split(target, question));
    }

    /** The path for a {@code Location}: a browser would take {@code //x} or {@code /\x} for another host. */
    String location() {
        return ownPath(path);
    }

    /** Any text as a path of this host, and of no other. */
    static String ownPath(String path) {
        int start = 0;
        while (start < path.length() && (path.charAt(start) == '/' || path.charAt(start) == '\\')) {
            start++;
        }
        return "/" + path.substring(start);
    }

    /** The path without its query. */
    String withoutQuery() {
        int question = path.indexOf('?');
        return question < 0 ? path : path.substring(0, question);
    }

    /** The first value of a query parameter, decoded. */
    Optional<String> parameter(String name) {
        int question = path.indexOf('?');
        if (question < 0) {
            return Optional.empty();
        }
        for (String pair : path.substring(question + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && decode(pair.substring(0, equals)).equals(name)) {
                return Optional.of(decode(pair.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Target split(String target, int question) {
        StringBuilder kept = new StringBuilder(target.length());
        @Nullable String ticket = null;
        boolean found = false;
        for (String pair : target.substring(question + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (decode(name).equals(TICKET)) {
                found = true;
                ticket = ticket == null && equals >= 0 ? decode(pair.substring(equals + 1)) : ticket;
            } else {
                kept.append(kept.isEmpty() ? "" : "&").append(pair);
            }
        }
        if (!found) {
            return new Target(target, Optional.empty());
        }
        String path = target.substring(0, question);
        return new Target(kept.isEmpty() ? path : path + "?" + kept, Optional.of(ticket == null ? "" : ticket));
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
