package dev.atelier.web.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** An address that leads nowhere, or to something of somebody else's: the two look the same. */
@AnonymousAllowed
public class NothingHere extends Div implements HasErrorParameter<NotFoundException>, HasDynamicTitle {
    public NothingHere() {
        setHeightFull();
        add(new ErrorPage(
                Words.of("nothing.title"), Words.of("nothing.text"), ErrorPage.mainWay(Words.of("errors.home"), "/")));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public String getPageTitle() {
        return Words.of("nothing.page");
    }
}
