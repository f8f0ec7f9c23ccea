package dev.atelier.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;

/** A whole page that says what happened, whose turn it is, and offers the next step. */
public final class ErrorPage extends Main {
    public ErrorPage(String title, String text, Component... actions) {
        addClassNames("empty", "error-page");
        Div row = new Div(actions);
        row.addClassName("empty-actions");
        add(new Logo(), new H1(title), new Paragraph(text), row);
    }

    /** A button that leads to an address of ours. */
    public static Button way(String label, String address) {
        Button button = new Button(label);
        button.addClickListener(
                click -> button.getUI().ifPresent(ui -> ui.getPage().setLocation(address)));
        return button;
    }

    /** The way that most people will want to take. */
    public static Button mainWay(String label, String address) {
        Button button = way(label, address);
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }
}
