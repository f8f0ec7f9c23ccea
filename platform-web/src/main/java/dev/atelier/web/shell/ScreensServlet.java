package dev.atelier.web.shell;

import com.vaadin.cdi.CdiVaadinServlet;
import jakarta.servlet.annotation.WebInitParam;
import jakarta.servlet.annotation.WebServlet;

/**
 * Serves the screens. Vaadin would put its own servlet here, which differs in one setting: these WebSockets have no idle
 * time.
 *
 * <p>Vaadin's five minutes close nothing, because a sign of life each minute starts them anew. But they cost (Tyrus 2.1, in
 * Payara 6): a socket that was closed stays in memory, some 80 KB of it, until they are over; and a socket that is just
 * opening is closed as idle when a busy machine sets them too late. A page that has gone is noticed without them, because
 * it no longer says that it is there.
 */
@WebServlet(
        urlPatterns = "/*",
        asyncSupported = true,
        loadOnStartup = 1,
        initParams = @WebInitParam(name = "org.atmosphere.websocket.maxIdleTime", value = "-1"))
public class ScreensServlet extends CdiVaadinServlet {
    private static final long serialVersionUID = 1L;
}
