package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.atelier.core.project.Projects;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.Run;
import dev.atelier.core.run.RunId;
import dev.atelier.web.images.SentImages;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;
import java.util.Optional;

/** One message that waits: its words, and what can be done about it. */
final class QueueItem extends ListItem {
    private final transient RunId run;
    private final transient Actions actions;
    private final Paragraph words = new Paragraph();
    private final TextArea editor = new TextArea();
    private final Div buttons = new Div();
    private final Div editing;
    private final Button first;
    private final Button instead;
    private final Button up;
    private final Button down;
    private long seen;
    private boolean open;

    /** What the list does for its items. */
    interface Actions {
        void reword(RunId run, long seen, String text);

        void remove(RunId run);

        void move(RunId run, int place);

        void instead(RunId run);
    }

    /** @param images what was sent along */
    QueueItem(RunId run, SentImages images, Actions actions) {
        this.run = run;
        this.actions = actions;
        addClassName("queue-item");
        words.addClassName("queue-words");
        first = button(Icon.FIRST, "queue.first", () -> actions.move(run, 1));
        instead = button(Icon.INSTEAD, "queue.instead", () -> actions.instead(run));
        up = button(Icon.UP, "queue.up", () -> actions.move(run, place() - 1));
        down = button(Icon.DOWN, "queue.down", () -> actions.move(run, place() + 1));
        buttons.addClassName("queue-actions");
        buttons.add(
                instead,
                first,
                up,
                down,
                button(Icon.PEN, "queue.edit", this::edit),
                button(Icon.CLOSE, "queue.remove", () -> actions.remove(run)));
        editing = editor();
        Span grip = new Span(Icon.GRIP.create());
        grip.addClassName("queue-grip");
        add(grip, words, buttons, images, editing);
        DragSource.create(this);
        DropTarget.create(this)
                .addDropListener(drop -> drop.getDragSourceComponent()
                        .filter(QueueItem.class::isInstance)
                        .map(QueueItem.class::cast)
                        .filter(other -> !other.equals(this))
                        .ifPresent(other -> actions.move(other.run, place())));
    }

    /** Shows the message as it is now; what somebody is typing here is left alone. */
    void show(Run now, boolean isFirst, boolean isLast, boolean working) {
        String text = now.ask().text();
        words.setText(text);
        words.setTitle(text);
        if (!open) {
            seen = now.lastSequence();
        }
        boolean message = now.ask() instanceof Ask.Change;
        buttons.setVisible(message && !open);
        instead.setVisible(working);
        first.setVisible(!isFirst);
        up.setEnabled(!isFirst);
        down.setEnabled(!isLast);
    }

    /** What was being typed and would be lost with this item. */
    Optional<String> unsaved() {
        return Optional.of(editor.getValue()).filter(text -> open && !text.isBlank() && !text.equals(words.getText()));
    }

    private int place() {
        return getParent()
                        .map(list -> list.getChildren().toList().indexOf((Component) this))
                        .orElse(0)
                + 1;
    }

    private Div editor() {
        editor.setAriaLabel(Words.of("queue.edit"));
        editor.setWidthFull();
        editor.setMaxRows(6);
        editor.setMaxLength(Projects.LONGEST_ASK);
        // Kept as it is typed, because the item may be taken away from under whoever types.
        editor.setValueChangeMode(ValueChangeMode.TIMEOUT);
        editor.setValueChangeTimeout(250);
        Button save = new Button(Words.of("queue.save"), click -> save(editor.getValue()));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        Button cancel = new Button(Words.of("queue.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        editor.getElement()
                .addEventListener("keydown", event -> save(event.getEventData().getString("element.value")))
                .setFilter("event.key === 'Enter' && !event.shiftKey && (event.preventDefault() || true)")
                .addEventData("element.value");
        // Escape leaves the editor, and must not reach the workbench, where it stops the agent.
        editor.getElement()
                .addEventListener("keydown", event -> close())
                .setFilter("event.key === 'Escape' && (event.stopPropagation() || true)");
        Div row = new Div(cancel, save);
        row.addClassName("queue-editor-row");
        Div all = new Div(editor, row);
        all.addClassName("queue-editor");
        all.setVisible(false);
        return all;
    }

    private void edit() {
        editor.setValue(words.getText());
        show(true);
        editor.focus();
        editing.getElement().executeJs("this.scrollIntoView({ block: 'nearest' })");
    }

    private void save(String text) {
        if (text.isBlank()) {
            editor.focus();
            return;
        }
        actions.reword(run, seen, text);
        close();
    }

    private void close() {
        show(false);
    }

    private void show(boolean editorOpen) {
        open = editorOpen;
        words.setVisible(!editorOpen);
        buttons.setVisible(!editorOpen);
        editing.setVisible(editorOpen);
        getElement().setAttribute("draggable", String.valueOf(!editorOpen));
    }

    private static Button button(Icon icon, String key, Runnable action) {
        Button button = new Button(icon.create(), click -> action.run());
        button.setAriaLabel(Words.of(key));
        button.setTooltipText(Words.of(key));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        return button;
    }
}
