package dev.atelier.web.login;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.tenant.Actor;
import jakarta.servlet.http.HttpSession;
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
