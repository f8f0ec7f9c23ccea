package dev.atelier.proxy;

import dev.atelier.proxy.contract.Passes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which cookies cross between browsers and previews. */
final class Cookies {
    static final String SESSION = "atelier_preview";
    private static final int MAX_SESSIONS = 8;

    private final List<String> names;
    private final List<String> prefixes;

    /**
     * Cookies by name.
     *
     * @param platform names that never cross, in either direction; {@code name*} is a prefix
     */
    Cookies(List<String> platform) {
        this.names = platform.stream()
                .filter(name -> !name.endsWith("*"))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        this.prefixes = platform.stream()
                .filter(name -> name.endsWith("*"))
                .map(name -> name.substring(0, name.length() - 1).toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Every session cookie that came along: a page may have set others of that name beside the real one. */
    static List<String> sessions(List<String> headers) {
        List<String> sessions = new ArrayList<>(1);
        for (String header : headers) {
            for (String pair : header.split(";", -1)) {
                if (name(pair).equals(SESSION) && sessions.size() < MAX_SESSIONS) {
                    sessions.add(pair.substring(pair.indexOf('=') + 1).strip());
                }
            }
        }
        return sessions;
    }

    /** The request's cookies without the platform's, as one header; empty when none is left. */
    Optional<String> forPreview(List<String> headers) {
        StringBuilder kept = new StringBuilder();
        for (String header : headers) {
            for (String pair : header.split(";", -1)) {
                if (!pair.isBlank() && !isPlatforms(name(pair))) {
                    kept.append(kept.isEmpty() ? "" : "; ").append(pair.strip());
                }
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.toString());
    }

    /**
     * A cookie that a preview sets, made to be sent back to that preview only; empty when it would replace one of the
     * platform's.
     */
    Optional<String> fromPreview(String header) {
        String[] parts = header.split(";", -1);
        if (isPlatforms(name(parts[0]))) {
            return Optional.empty();
        }
        StringBuilder kept = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            if (!"domain".equalsIgnoreCase(name(parts[i]))) {
                kept.append(';').append(parts[i]);
            }
        }
        return Optional.of(kept.toString());
    }

    /** The header that makes a session cookie (B17): for this host only, out of scripts' reach, also within a frame. */
    static String session(String token) {
        return SESSION + "=" + token + "; Max-Age=" + Passes.SESSION.toSeconds()
                + "; Path=/; HttpOnly; Secure; SameSite=None; Partitioned";
    }

    private boolean isPlatforms(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return names.contains(lower) || prefixes.stream().anyMatch(lower::startsWith);
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return (equals < 0 ? pair : pair.substring(0, equals)).strip();
    }
}
