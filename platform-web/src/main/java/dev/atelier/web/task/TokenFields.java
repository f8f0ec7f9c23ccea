package dev.atelier.web.task;

import com.vaadin.flow.component.textfield.PasswordField;
import dev.atelier.core.secret.Secret;
import java.util.Optional;

/** Fields for tokens: what is typed is a secret at once, and is never shown. */
final class TokenFields {
    private TokenFields() {}

    static void prepare(PasswordField field) {
        field.setRevealButtonVisible(false);
        field.addClassName("mono");
        // It belongs to another site, and a browser that keeps it would offer it for this one.
        field.getElement().setAttribute("autocomplete", "new-password");
    }

    /** What was typed, if anything was. */
    static Optional<Secret> read(PasswordField field) {
        String typed = field.getValue().strip();
        return typed.isEmpty() ? Optional.empty() : Optional.of(new Secret(typed));
    }
}
