package dev.atelier.web.login;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Where a sign-in that did not work out ends. */
@Route("sign-in-failed")
@AnonymousAllowed
public class SignInFailedView extends Div {
    static final String PATH = "/sign-in-failed";

    public SignInFailedView() {
        setText("failed");
    }
}
