package dev.atelier.web.task;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.task.Task;
import dev.atelier.web.shell.Press;
import dev.atelier.web.shell.Words;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks for a token, if one is needed, and opens the pull request. What was typed is in no answer to the browser. */
final class PullRequestDialog extends Dialog {
    private final PasswordField token = new PasswordField(Words.of("task.token"));
    private final transient Consumer<Optional<Secret>> opener;

    /** @param opener opens the pull request, or throws a fault that says why it cannot be */
    PullRequestDialog(Task task, Consumer<Optional<Secret>> opener) {
        this.opener = opener;
        boolean again = task.pullRequest().isPresent();
        String title = Words.of(again ? "task.propose.again" : "task.propose");
        setHeaderTitle(title);
        setWidth("460px");
        TokenFields.prepare(token);
        token.setHelperText(Words.of("task.token.help"));
        Div form = new Div(
                new Paragraph(
                        again
                                ? Words.of("task.propose.again.text")
                                : Words.of("task.propose.text", TaskWords.source(task.source()))),
                token);
        form.addClassName("form");
        add(form);
        Button propose = Press.once(new Button(title), this::propose);
        propose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        propose.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(Words.of("dialog.cancel"), click -> close()), propose);
    }

    private void propose() {
        try {
            opener.accept(TokenFields.read(token));
            token.clear();
            close();
        } catch (FaultException refused) {
            token.setErrorMessage(Words.of(refused.fault()));
            token.setInvalid(true);
        }
    }
}
