package dev.atelier.proxy.contract;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a host's requests go: always on this machine. */
public sealed interface Upstream {

    /** A unix socket, the way into a sandbox that has no network. */
    record Unix(String path) implements Upstream {}

    /** A port of the loopback interface. */
    record Loopback(int port) implements Upstream {}

    /** Nothing yet: where a preview that does not run will be is known only once it has started. */
    record Nowhere() implements Upstream {}

    /** Reads {@code unix:/absolute/path} or {@code http://127.0.0.1:port}; empty for anything else. */
    static Optional<Upstream> of(String text) {
        if (text.startsWith(Forms.UNIX)) {
            String path = text.substring(Forms.UNIX.length());
            boolean usable = path.startsWith("/")
                    && path.indexOf('\0') < 0
                    && path.getBytes(StandardCharsets.UTF_8).length <= Forms.MAX_SOCKET_PATH;
            return usable ? Optional.of(new Unix(path)) : Optional.empty();
        }
        Matcher loopback = Forms.LOOPBACK.matcher(text);
        if (!loopback.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(loopback.group(1));
        return port >= 1 && port <= 65_535 ? Optional.of(new Loopback(port)) : Optional.empty();
    }

    /** How the two kinds are spelled. */
    final class Forms {
        private static final String UNIX = "unix:";
        private static final Pattern LOOPBACK = Pattern.compile("http://127\\.0\\.0\\.1:(\\d{1,5})/?");
        /** Linux keeps a socket's path in 108 bytes, the last of them zero. */
        private static final int MAX_SOCKET_PATH = 107;

        private Forms() {}
    }
}
