package dev.atelier.web.push;

import com.vaadin.flow.component.PushConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.shared.ui.Transport;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Keeps open pages up to date when their WebSocket does not (S7).
 *
 * <p>Vaadin's own way out of a WebSocket that does not open is long polling. It is not taken: what changed before it
 * begins can get lost with it, for good, and it never returns to the WebSocket (Vaadin 24.9). Instead the WebSocket is
 * opened again, and pages ask now and then by themselves. The answer has what was pushed in vain, and tells a page that
 * missed something to ask for all of it; where no WebSocket gets through, it is all they have.
 */
@Dependent
class PushFallback {
    private static final Duration OPEN_AGAIN_AFTER = Duration.ofSeconds(2);
    private static final Duration ASK_EVERY = Duration.ofSeconds(5);

    static void watch(@Observes ServiceInitEvent start) {
        start.getSource().addUIInitListener(event -> keep(event.getUI()));
    }

    private static void keep(UI ui) {
        PushConfiguration push = ui.getPushConfiguration();
        push.setFallbackTransport(Transport.WEBSOCKET);
        push.setParameter("reconnectInterval", Long.toString(OPEN_AGAIN_AFTER.toMillis()));
        ui.setPollInterval(Math.toIntExact(ASK_EVERY.toMillis()));
    }
}
