package dev.atelier.web.workbench;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.run.Attachment;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The elements that the next message points at (X8); each can be taken away again. */
final class ElementChips extends Div {
    private static final int MOST = 5;

    private final transient Looks looks;
    private final transient Map<Span, Attachment.Element> elements = new LinkedHashMap<>();

    ElementChips(Looks looks) {
        this.looks = looks;
        addClassName("chips");
        getElement().setAttribute("role", "list");
        getElement().setAttribute("aria-label", Words.of("chips.label"));
        setVisible(false);
    }

    void add(PointedAt picked) {
        Attachment.Element element = picked.element();
        if (elements.containsValue(element) || elements.size() == MOST) {
            return;
        }
        Span chip = chip(element, looks);
        elements.put(chip, element);
        Button remove = new Button(Icon.CLOSE.create(), click -> {
            elements.remove(chip);
            remove(chip);
            setVisible(!elements.isEmpty());
        });
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        remove.setAriaLabel(Words.of("chips.remove", name(element)));
        chip.add(remove);
        chip.getElement().setAttribute("role", "listitem");
        add(chip);
        setVisible(true);
        UI ui = UI.getCurrent();
        var unused = picked.picture().thenAccept(key -> key.ifPresent(taken -> showLater(ui, chip, taken)));
    }

    private void showLater(UI ui, Span chip, BlobKey picture) {
        var unused = ui.access(() -> show(chip, picture));
    }

    /** The message may have been sent, or the chip taken away, before the picture came. */
    private void show(Span chip, BlobKey picture) {
        Attachment.Element known = elements.get(chip);
        if (known != null) {
            Attachment.Element seen = new Attachment.Element(
                    known.component(), known.file(), known.line(), known.html(), known.text(), Optional.of(picture));
            elements.put(chip, seen);
            chip.addComponentAsFirst(thumbnail(seen, picture, looks));
        }
    }

    List<Attachment> elements() {
        return List.copyOf(elements.values());
    }

    void clear() {
        elements.clear();
        removeAll();
        setVisible(false);
    }

    /** An element as a person calls it: "Hero · src/App.jsx:12". What the page says of it is text. */
    static Span chip(Attachment.Element element, Looks looks) {
        Span name = new Span(name(element));
        name.addClassName("chip-name");
        Span chip = new Span(Icon.POINT.create(), name);
        chip.addClassName("chip");
        chip.setTitle(element.text().isEmpty() ? element.html() : element.text());
        element.screenshot().ifPresent(key -> chip.addComponentAsFirst(thumbnail(element, key, looks)));
        return chip;
    }

    private static LookPicture thumbnail(Attachment.Element element, BlobKey picture, Looks looks) {
        return looks.picture(picture, Words.of("chips.picture", name(element)));
    }

    private static String name(Attachment.Element element) {
        String what = element.component().isEmpty() ? Words.of("chips.element") : element.component();
        String line = element.line() > 0 ? ":" + element.line() : "";
        return element.file().isEmpty() ? what : what + " · " + element.file() + line;
    }
}
