package dev.atelier.web.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;

/** The first screen. */
@Route("")
@PermitAll
@Dependent
public class HomeView extends Div {
    public HomeView() {
        add(new H1("What shall we build today?"));
    }
}
