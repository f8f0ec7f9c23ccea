package dev.atelier.web.headers;

import dev.atelier.web.config.WebSettings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.annotation.WebListener;
import java.util.Set;

/** The session's cookie: for this host alone, out of reach of scripts, and not sent along by other sites' requests. */
@WebListener
public class SessionCookie implements ServletContextListener {
    @Inject
    WebSettings web;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        // Never in the address: it would be in logs, history and copied links.
        event.getServletContext().setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setHttpOnly(true);
        cookie.setSecure(web.secure());
        cookie.setPath("/");
        cookie.setAttribute("SameSite", "Lax");
    }
}
