package dev.atelier.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where nothing is yet: says what will be here, and invites the first action. */
public final class EmptyState extends Div {
    public EmptyState(Icon icon, String title, String text, Component... actions) {
        addClassName("empty");
        add(icon.create(), new H2(title), new Paragraph(text));
        if (actions.length > 0) {
            Div row = new Div(actions);
            row.addClassName("empty-actions");
            add(row);
        }
    }
}
