package dev.atelier.web.settings;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.secret.Secret;
import dev.atelier.web.shell.Press;
import dev.atelier.web.shell.Words;
import java.util.function.BiConsumer;

/** Asks for a token and which host it is for. Once it is kept nobody is shown it again. */
final class ForgeTokenDialog extends Dialog {
    private final TextField host = new TextField(Words.of("forges.host"));
    private final PasswordField token = new PasswordField(Words.of("forges.token"));
    private final transient BiConsumer<String, Secret> keeper;

    /** @param keeper keeps the token, or throws a fault that says what is wrong */
    ForgeTokenDialog(BiConsumer<String, Secret> keeper) {
        this.keeper = keeper;
        setHeaderTitle(Words.of("forges.new"));
        setWidth("440px");
        host.setPlaceholder("github.com");
        host.setAutofocus(true);
        token.setRevealButtonVisible(false);
        token.addClassName("mono");
        // It belongs to another site, and a browser that keeps it would offer it for this one.
        token.getElement().setAttribute("autocomplete", "new-password");
        Div form = new Div(host, token, new Paragraph(Words.of("forges.help")));
        form.addClassName("form");
        add(form);
        Button keep = Press.once(new Button(Words.of("forges.keep")), this::keep);
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        keep.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(Words.of("dialog.cancel"), click -> close()), keep);
    }

    private void keep() {
        host.setInvalid(false);
        token.setInvalid(false);
        String typed = token.getValue().strip();
        if (typed.isEmpty()) {
            token.setErrorMessage(Words.of("forges.token.missing"));
            token.setInvalid(true);
            return;
        }
        try {
            keeper.accept(host.getValue(), new Secret(typed));
            token.clear();
            close();
        } catch (FaultException refused) {
            if (refused.fault().code().equals("bad_secret_name")) {
                host.setErrorMessage(Words.of(refused.fault()));
                host.setInvalid(true);
            } else {
                token.setErrorMessage(Words.of(refused.fault()));
                token.setInvalid(true);
            }
        }
    }
}
