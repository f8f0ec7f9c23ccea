package dev.atelier.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;

/**
 * What a person may not do is shown all the same, switched off, with the reason: they see what there is, and whom to ask.
 * The engine refuses it in any case.
 */
public final class Allowed {
    private Allowed() {}

    /** Switches controls off if the actor lacks that right. */
    @SafeVarargs
    public static <C extends Component & HasEnabled> void only(Actor actor, Right right, C... controls) {
        if (actor.right().includes(right)) {
            return;
        }
        for (C control : controls) {
            control.setEnabled(false);
            control.getElement().setAttribute("title", Words.of("allowed.not"));
            control.getElement().setAttribute("aria-description", Words.of("allowed.not"));
        }
    }
}
