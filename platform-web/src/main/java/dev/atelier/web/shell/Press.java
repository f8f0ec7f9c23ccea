package dev.atelier.web.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/**
 * Doing a thing once, however often somebody presses: a double click, or a key pressed again before the answer is there,
 * comes to nothing. If it fails it can be tried again.
 */
public final class Press {
    private static final String ROUND = "pressRound";

    private Press() {}

    /** A button that waits for what it does before it can be pressed again. */
    public static Button once(Button button, Runnable action) {
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            try {
                action.run();
            } finally {
                button.setEnabled(true);
            }
        });
        return button;
    }

    /**
     * Ctrl or ⌘ with Enter in a field. The value comes along with the key, since the field itself tells it only when it is
     * left; and so does the number of the round, by which a second press of the same round is known.
     */
    public static void onSendKey(TextArea field, Consumer<String> action) {
        field.getElement().setProperty(ROUND, 0);
        field.getElement()
                .addEventListener("keydown", event -> {
                    int round = field.getElement().getProperty(ROUND, 0);
                    if ((int) event.getEventData().getNumber("element." + ROUND) == round) {
                        field.getElement().setProperty(ROUND, round + 1);
                        action.accept(event.getEventData().getString("element.value"));
                    }
                })
                .setFilter("(event.ctrlKey || event.metaKey) && event.key === 'Enter' && !event.repeat")
                .addEventData("element.value")
                .addEventData("element." + ROUND);
    }
}
