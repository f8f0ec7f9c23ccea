package dev.atelier.core.net;

import dev.atelier.core.config.Settings;
import dev.atelier.core.secret.Secret;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An HTTP proxy that is the machine's only way out. Named by {@code atelier.connect.proxy}, never taken from the
 * environment: whoever uses one gives up that the address is ours to choose, since the proxy looks names up again.
 */
record OutboundProxy(Endpoint endpoint, Optional<Secret> credentials) {
    private static final String KEY = "atelier.connect.proxy";
    private static final int LONGEST_HEAD = 16 * 1024;

    static Optional<OutboundProxy> from(Settings settings) {
        return settings.url(KEY).map(uri -> {
            Optional<Endpoint> endpoint = Endpoint.of(uri).filter(found -> "http".equals(uri.getScheme()));
            return new OutboundProxy(
                    endpoint.orElseThrow(() -> settings.wrong(
                            KEY, "is no proxy that is spoken to by HTTP.", "http://proxy.example.org:3128")),
                    credentials(uri));
        });
    }

    private static Optional<Secret> credentials(URI uri) {
        return Optional.ofNullable(uri.getUserInfo())
                .filter(text -> !text.isBlank())
                .map(Secret::new);
    }

    /** Asks for a tunnel on a fresh connection to the proxy; returns when there is one. */
    void tunnel(Socket socket, Endpoint to) throws IOException {
        StringBuilder request = new StringBuilder();
        request.append("CONNECT ")
                .append(to)
                .append(" HTTP/1.1\r\nHost: ")
                .append(to)
                .append("\r\n");
        credentials.ifPresent(secret -> request.append("Proxy-Authorization: Basic ")
                .append(Base64.getEncoder().encodeToString(secret.reveal().getBytes(StandardCharsets.UTF_8)))
                .append("\r\n"));
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        String head = readHead(socket);
        if (!head.matches("(?s)HTTP/1\\.[01] 2[0-9][0-9][ \\r].*")) {
            throw new IOException("the outbound proxy refused to connect to " + to);
        }
    }

    /** Byte by byte: what follows the head is not ours. */
    private static String readHead(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0 || head.length() > LONGEST_HEAD) {
                throw new EOFException("the outbound proxy gave no answer that makes sense");
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
