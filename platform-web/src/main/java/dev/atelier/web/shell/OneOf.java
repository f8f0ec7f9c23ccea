package dev.atelier.web.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A few choices side by side, one of which holds. */
final class OneOf extends Div {
    private final Map<String, NativeButton> buttons = new LinkedHashMap<>();
    private final Div row = new Div();
    private final transient Consumer<String> chosen;

    OneOf(String label, Consumer<String> chosen) {
        this.chosen = chosen;
        addClassName("one-of");
        row.addClassName("one-of-row");
        row.getElement().setAttribute("role", "group");
        row.getElement().setAttribute("aria-label", label);
        Span title = new Span(label);
        title.getElement().setAttribute("aria-hidden", "true");
        add(title, row);
    }

    NativeButton offer(String choice, String label) {
        NativeButton button = new NativeButton(label, click -> {
            mark(choice);
            chosen.accept(choice);
        });
        buttons.put(choice, button);
        row.add(button);
        return button;
    }

    /** Shows which one holds, without doing anything. */
    void mark(String choice) {
        buttons.forEach((name, button) ->
                button.getElement().setAttribute("aria-pressed", String.valueOf(name.equals(choice))));
    }
}
