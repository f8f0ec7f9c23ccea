package dev.atelier.web.login;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import dev.atelier.core.tenant.Actor;
import java.util.Locale;

/** A browser without a browser, in which somebody has signed in. */
public final class SignedIn implements AutoCloseable {
    private SignedIn() {}

    public static SignedIn as(Actor actor) {
        MockVaadin.setup();
        VaadinSession.getCurrent().getSession().setAttribute(SessionActor.class.getName(), actor);
        UI.getCurrent().setLocale(Locale.ENGLISH);
        return new SignedIn();
    }

    /** Puts a part of a screen, or all of it, before that person. */
    public <C extends Component> C show(C component) {
        UI.getCurrent().removeAll();
        UI.getCurrent().add(component);
        return component;
    }

    @Override
    public void close() {
        MockVaadin.tearDown();
    }
}
