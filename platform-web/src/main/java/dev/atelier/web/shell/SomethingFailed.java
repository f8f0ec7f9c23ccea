package dev.atelier.web.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.atelier.core.fault.FaultException;
import dev.atelier.web.problem.Problem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** A screen that could not be shown. A fault says itself what may be said; of all else only the log learns more. */
@AnonymousAllowed
public class SomethingFailed extends Div implements HasErrorParameter<Exception>, HasDynamicTitle {
    private static final Logger LOG = System.getLogger(SomethingFailed.class.getName());

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        setHeightFull();
        String here = "/" + event.getLocation().getPathWithQueryParameters();
        if (parameter.getException() instanceof FaultException thrown) {
            int status = Problem.statusOf(thrown.fault());
            if (status == 404) {
                add(new NothingHere());
            } else {
                show(Words.of("failed.title"), Words.of(thrown.fault()), here);
            }
            return status;
        }
        String id = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, id, parameter.getException());
        show(Words.of("failed.ours.title"), Words.of("failed.ours.text", id), here);
        return 500;
    }

    private void show(String title, String text, String here) {
        add(new ErrorPage(
                title,
                text,
                ErrorPage.mainWay(Words.of("errors.again"), here),
                ErrorPage.way(Words.of("errors.home"), "/")));
    }

    @Override
    public String getPageTitle() {
        return Words.of("failed.page");
    }
}
