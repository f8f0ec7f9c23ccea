package dev.atelier.web.login;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.atelier.web.shell.ErrorPage;
import dev.atelier.web.shell.Words;

/** Where a sign-in that did not work out ends. */
@Route(value = "sign-in-failed", autoLayout = false)
@AnonymousAllowed
public class SignInFailedView extends Div implements HasDynamicTitle {
    static final String PATH = "/sign-in-failed";

    public SignInFailedView() {
        setHeightFull();
        add(new ErrorPage(
                Words.of("signin.failed.title"),
                Words.of("signin.failed.text"),
                ErrorPage.mainWay(Words.of("signin.again"), "/login")));
    }

    @Override
    public String getPageTitle() {
        return Words.of("signin.failed.page");
    }
}
