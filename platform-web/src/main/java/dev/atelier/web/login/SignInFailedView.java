package dev.atelier.web.login;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.atelier.web.shell.ErrorPage;

/** Where a sign-in that did not work out ends. */
@Route(value = "sign-in-failed", autoLayout = false)
@PageTitle("Sign-in failed · Atelier")
@AnonymousAllowed
public class SignInFailedView extends Div {
    static final String PATH = "/sign-in-failed";

    public SignInFailedView() {
        setHeightFull();
        add(new ErrorPage(
                "The sign-in did not work out",
                "It took too long, was begun in another tab, or the sign-in server does not answer right now.",
                ErrorPage.mainWay("Sign in again", "/login")));
    }
}
