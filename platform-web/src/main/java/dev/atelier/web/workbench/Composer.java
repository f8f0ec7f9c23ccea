package dev.atelier.web.workbench;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.DomListenerRegistration;
import dev.atelier.core.project.Projects;
import dev.atelier.web.images.ImageTray;
import dev.atelier.web.shell.Kbd;
import dev.atelier.web.shell.Press;
import dev.atelier.web.shell.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a message is written. A message that is refused stays in the box, so that nothing is lost. */
final class Composer extends Div {
    /** A menu, a dialog or the code editor that has the focus keeps the key for itself. */
    private static final String ESCAPE = """
            event.key === 'Escape' && !event.composedPath().some(at =>
                at.localName?.endsWith('-overlay') || at.classList?.contains('cm-editor'))""";

    private final TextArea words = new TextArea();
    private final Button send = new Button(Words.of("composer.send"));
    private final Button stop = new Button(Words.of("composer.stop"));
    private final Button instead = new Button(Words.of("composer.instead"));
    private final transient Sender sender;
    private final transient Runnable stopper;
    private final ImageTray tray;
    private @Nullable DomListenerRegistration escape;

    /** Takes what was written, with what the images are known by. */
    interface Sender {
        void send(String words, List<String> images);
    }

    Composer(String agent, ImageTray tray, Button allImages, Sender sender, Runnable stopper) {
        this.sender = sender;
        this.stopper = stopper;
        this.tray = tray;
        addClassName("composer");
        words.setPlaceholder(Words.of("composer.placeholder"));
        words.setAriaLabel(Words.of("composer.label"));
        words.setMinRows(2);
        words.setMaxRows(9);
        words.setWidthFull();
        words.setMaxLength(Projects.LONGEST_ASK);
        words.setValueChangeMode(ValueChangeMode.ON_BLUR);
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.setSuffixComponent(new Kbd("Ctrl ↵", "⌘↵"));
        Press.once(send, () -> send(words.getValue()));
        stop.addThemeVariants(ButtonVariant.LUMO_ERROR);
        stop.setSuffixComponent(new Kbd("Esc", "Esc"));
        stop.addClickListener(click -> stopper.run());
        Press.onSendKey(words, this::send);
        Span who = new Span(agent);
        who.addClassName("composer-agent");
        who.setTitle(Words.of("composer.agent"));
        instead.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        instead.addClassName("composer-instead");
        instead.setAriaLabel(Words.of("composer.instead.label"));
        instead.setTooltipText(Words.of("composer.instead.label"));
        Div row = new Div(tray.pickButton(), allImages, who, instead, stop, send);
        row.addClassName("composer-row");
        add(tray, words, row);
        setWorking(false);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        escape = attached.getUI()
                .getElement()
                .addEventListener("keydown", pressed -> stopIfWorking())
                .setFilter(ESCAPE);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (escape != null) {
            escape.remove();
        }
    }

    /** While a run works it can be stopped; what is sent meanwhile waits for its turn. */
    void setWorking(boolean working) {
        stop.setVisible(working);
        instead.setVisible(working);
        setClassName("working", working);
    }

    /** What to do with words that are to come before everything else while a run works. */
    void offerInstead(Sender insteadOfWorking) {
        Press.once(instead, () -> send(words.getValue(), insteadOfWorking));
    }

    /** Puts words into the box that would be lost otherwise, below what is there. */
    void keep(String text) {
        words.setValue(words.isEmpty() ? text : words.getValue() + "\n" + text);
    }

    /** For those who may read only. */
    void close() {
        words.setPlaceholder(Words.of("allowed.not"));
        words.setReadOnly(true);
        send.setEnabled(false);
        tray.pickButton().setVisible(false);
    }

    /** Leads the person to the box. */
    void focus() {
        words.focus();
    }

    private void stopIfWorking() {
        if (stop.isVisible()) {
            stopper.run();
        }
    }

    private void send(String typed) {
        send(typed, sender);
    }

    private void send(String typed, Sender to) {
        if (!typed.isBlank()) {
            tray.whenSettled(() -> {
                to.send(typed, tray.keys());
                tray.clear();
                words.clear();
            });
        }
        words.focus();
    }
}
