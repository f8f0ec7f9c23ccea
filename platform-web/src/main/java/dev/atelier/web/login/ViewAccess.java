package dev.atelier.web.login;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Screens are shown to who signed in; everybody else goes through {@code /login} and comes back. */
@Dependent
class ViewAccess {
    static void guard(@Observes ServiceInitEvent start) {
        var control = new ActorControl();
        control.setLoginView("/login");
        start.getSource().addUIInitListener(event -> event.getUI().addBeforeEnterListener(control));
    }

    /** Takes only those for signed in who have become an actor, so that every screen has one. */
    private static final class ActorControl extends NavigationAccessControl {
        @Override
        @SuppressWarnings("NullAway") // Vaadin takes null for nobody
        protected @Nullable Principal getPrincipal(VaadinRequest request) {
            return SessionActor.of(request).isPresent() ? super.getPrincipal(request) : null;
        }
    }
}
