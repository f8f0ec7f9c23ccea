package dev.atelier.web.workbench;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.run.Attachment;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;
import java.util.ArrayList;
import java.util.List;

/** The elements that the next message points at (X8); each can be taken away again. */
final class ElementChips extends Div {
    private static final int MOST = 5;

    private final transient List<Attachment> elements = new ArrayList<>();

    ElementChips() {
        addClassName("chips");
        getElement().setAttribute("role", "list");
        getElement().setAttribute("aria-label", Words.of("chips.label"));
        setVisible(false);
    }

    void add(Attachment.Element element) {
        if (elements.contains(element) || elements.size() == MOST) {
            return;
        }
        elements.add(element);
        Span chip = chip(element);
        Button remove = new Button(Icon.CLOSE.create(), click -> {
            elements.remove(element);
            remove(chip);
            setVisible(!elements.isEmpty());
        });
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        remove.setAriaLabel(Words.of("chips.remove", name(element)));
        chip.add(remove);
        chip.getElement().setAttribute("role", "listitem");
        add(chip);
        setVisible(true);
    }

    List<Attachment> elements() {
        return List.copyOf(elements);
    }

    void clear() {
        elements.clear();
        removeAll();
        setVisible(false);
    }

    /** An element as a person calls it: "Hero · src/App.jsx:12". What the page says of it is text. */
    static Span chip(Attachment.Element element) {
        Span name = new Span(name(element));
        name.addClassName("chip-name");
        Span chip = new Span(Icon.POINT.create(), name);
        chip.addClassName("chip");
        chip.setTitle(element.text().isEmpty() ? element.html() : element.text());
        return chip;
    }

    private static String name(Attachment.Element element) {
        String what = element.component().isEmpty() ? Words.of("chips.element") : element.component();
        String line = element.line() > 0 ? ":" + element.line() : "";
        return element.file().isEmpty() ? what : what + " · " + element.file() + line;
    }
}
