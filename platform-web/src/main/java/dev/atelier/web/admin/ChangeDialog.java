package dev.atelier.web.admin;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.runtime.SettingNow;
import dev.atelier.web.shell.Press;
import dev.atelier.web.shell.Words;
import java.util.function.Consumer;

/** Asks for a setting's new value, until it is a right one. */
final class ChangeDialog extends Dialog {
    private final TextField value = new TextField();
    private final transient Consumer<String> keeper;

    /** @param keeper keeps the value, or throws a fault that says what is wrong with it */
    ChangeDialog(SettingNow now, Consumer<String> keeper) {
        this.keeper = keeper;
        setHeaderTitle(SettingRow.label(now.key().name()));
        setWidth("460px");
        value.setLabel(Words.of("config.value"));
        value.setHelperText(SettingWords.word("kind", now.key().kind()));
        value.setValue(now.value());
        value.setAutofocus(true);
        value.setAutoselect(true);
        value.addClassName("mono");
        String otherwise = now.otherwise().isEmpty() ? Words.of("config.empty") : now.otherwise();
        Div form = new Div(
                new Paragraph(new Code(now.key().variable())),
                value,
                new Paragraph(Words.of("config.otherwise", otherwise)));
        form.addClassName("form");
        add(form);
        Button save = Press.once(new Button(Words.of("config.save")), this::save);
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(Words.of("dialog.cancel"), click -> close()), save);
    }

    private void save() {
        try {
            keeper.accept(value.getValue());
            close();
        } catch (FaultException refused) {
            value.setErrorMessage(refused.fault().message());
            value.setInvalid(true);
        }
    }
}
