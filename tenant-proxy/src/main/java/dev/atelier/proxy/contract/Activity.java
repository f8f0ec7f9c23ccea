package dev.atelier.proxy.contract;

import java.nio.file.Path;
import java.util.Set;

/**
 * How the platform learns that a host is used, and what of it is not use: a page that was forgotten in a background tab
 * goes on talking to its dev server for ever.
 *
 * @param file whose time of last change says when the host was last used
 * @param idleTexts messages that a page sends over a WebSocket to keep it open, each of them whole
 * @param idleProtocols subprotocols of WebSockets that a page opens only to see whether anybody is there
 */
public record Activity(Path file, Set<String> idleTexts, Set<String> idleProtocols) {
    public Activity {
        idleTexts = Set.copyOf(idleTexts);
        idleProtocols = Set.copyOf(idleProtocols);
    }
}
