package dev.atelier.web.login;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.tenant.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;

/** The actor of the browser's session, for the screens. */
public final class SessionActor {
    private static final String ATTRIBUTE = SessionActor.class.getName();

    private SessionActor() {}

    static void store(HttpSession session, Actor actor) {
        session.setAttribute(ATTRIBUTE, actor);
    }

    /** Whether somebody has signed in and been made an actor. */
    static Optional<Actor> of(VaadinRequest request) {
        return Optional.ofNullable(request.getWrappedSession(false)).flatMap(SessionActor::of);
    }

    /** Who sits in front of the browser that made a plain servlet's request. */
    public static Optional<Actor> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        boolean stored = session != null && session.getAttribute(ATTRIBUTE) instanceof Actor;
        return stored ? Optional.of((Actor) session.getAttribute(ATTRIBUTE)) : Optional.empty();
    }

    /** Sends a browser through the sign-in and back to the page that it asks for now. */
    public static void sendToSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        rememberPage(request);
        response.sendRedirect("/login");
    }

    /** Where the browser is to be after the sign-in: at the page that it asks for now. */
    static void rememberPage(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        request.getSession()
                .setAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT, request.getRequestURI() + query);
    }

    /**
     * Who sits in front of the screen. Works wherever Vaadin's session is known: in a request, and in what runs by
     * {@code UI.access}.
     */
    public static Actor current() {
        return Optional.ofNullable(VaadinSession.getCurrent())
                .map(VaadinSession::getSession)
                .flatMap(SessionActor::of)
                .orElseThrow(() -> Fault.of(FaultKind.UNAUTHENTICATED, "unauthenticated", "Sign in first.")
                        .asException());
    }

    private static Optional<Actor> of(WrappedSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof Actor actor ? Optional.of(actor) : Optional.empty();
    }
}
