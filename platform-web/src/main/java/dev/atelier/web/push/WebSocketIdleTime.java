package dev.atelier.web.push;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.server.ServerContainer;
import java.time.Duration;

/**
 * Gives WebSockets their idle time from the first moment on, and not, as Vaadin does, when they open.
 *
 * <p>Tyrus (2.1, in Payara 6) starts a clock of zero milliseconds for a socket without an idle time, and looks when that
 * is over whether there is one. On a busy machine Vaadin's has been set by then, and the socket that is just opening is
 * closed as idle.
 */
@WebListener
public class WebSocketIdleTime implements ServletContextListener {
    /** What Vaadin sets. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var sockets = (ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName());
        sockets.setDefaultMaxSessionIdleTimeout(LONGEST.toMillis());
    }
}
