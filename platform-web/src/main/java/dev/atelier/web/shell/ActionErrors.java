package dev.atelier.web.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.Unforeseen;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** What an action on a screen throws is told to whoever did it, without leaving the screen. */
@Dependent
class ActionErrors {
    private static final Logger LOG = System.getLogger(ActionErrors.class.getName());

    static void watch(@Observes ServiceInitEvent start) {
        start.getSource().addSessionInitListener(event -> event.getSession().setErrorHandler(ActionErrors::tell));
    }

    private static void tell(ErrorEvent event) {
        UI ui = UI.getCurrent();
        if (event.getThrowable() instanceof FaultException thrown) {
            if (ui != null) {
                Notices.bad(thrown.fault());
            }
            return;
        }
        String id = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, id, event.getThrowable());
        if (ui != null) {
            Unforeseen.faultOf(event.getThrowable())
                    .ifPresentOrElse(Notices::bad, () -> Notices.bad(Words.of("errors.ours", id)));
        }
    }
}
