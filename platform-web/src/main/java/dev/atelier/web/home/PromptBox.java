package dev.atelier.web.home;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.atelier.web.images.ImageTray;
import dev.atelier.web.shell.Kbd;
import dev.atelier.web.shell.Press;
import dev.atelier.web.shell.Words;
import java.util.function.Consumer;

/** Where a person says what they want. */
final class PromptBox extends Div {
    private final TextArea words = new TextArea();
    private final ImageTray tray;
    private final Button start = new Button(Words.of("home.start"));

    /**
     * An empty box.
     *
     * @param submit is given what was typed, which may be blank, when the person starts
     * @param hint stands below the words
     * @param tray takes the images that come with them; nothing is submitted while some are on their way
     */
    PromptBox(Consumer<String> submit, String hint, ImageTray tray) {
        this.tray = tray;
        Consumer<String> settled = typed -> tray.whenSettled(() -> submit.accept(typed));
        addClassName("prompt");
        words.setPlaceholder(Words.of("home.placeholder"));
        words.setAriaLabel(Words.of("home.prompt"));
        words.setWidthFull();
        words.setAutofocus(true);
        words.setValueChangeMode(ValueChangeMode.ON_BLUR);
        Press.onSendKey(words, settled);
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.setSuffixComponent(new Kbd("Ctrl ↵", "⌘↵"));
        Press.once(start, () -> settled.accept(words.getValue()));
        Span below = new Span(hint);
        below.addClassName("hint");
        Div foot = new Div(tray.pickButton(), below, start);
        foot.addClassName("prompt-foot");
        add(words, tray, foot);
    }

    /** Puts words into the box for the person to go on with. */
    void suggest(String text) {
        words.setValue(text);
        words.focus();
    }

    /** Nobody may write here; the hint says why. */
    void close() {
        words.setReadOnly(true);
        words.setAutofocus(false);
        start.setEnabled(false);
        tray.pickButton().setVisible(false);
    }

    /** Leads the person back to the box. */
    void point() {
        words.focus();
    }
}
