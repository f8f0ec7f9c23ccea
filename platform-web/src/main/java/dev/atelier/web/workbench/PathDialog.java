package dev.atelier.web.workbench;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.source.SourcePath;
import dev.atelier.web.shell.Words;
import java.util.function.Consumer;

/** Asks for a file's or folder's path; stays open, with what is wrong beside the field, until it is one that works. */
final class PathDialog extends Dialog {
    private final TextField field = new TextField(Words.of("code.path"));
    private final transient Consumer<SourcePath> then;

    PathDialog(String title, String action, String path, Consumer<SourcePath> then) {
        this.then = then;
        setHeaderTitle(title);
        field.setValue(path);
        field.setWidthFull();
        field.setAutofocus(true);
        field.setHelperText(Words.of("code.path.help"));
        Button confirm = new Button(action, click -> confirm());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.addClickShortcut(Key.ENTER).listenOn(this);
        add(field);
        getFooter().add(new Button(Words.of("dialog.cancel"), click -> close()), confirm);
        setWidth("min(460px, 92vw)");
    }

    /** The same for a folder's path. */
    PathDialog ofFolder() {
        field.setHelperText(Words.of("code.path.folder"));
        return this;
    }

    private void confirm() {
        try {
            then.accept(SourcePath.of(field.getValue().strip()));
            close();
        } catch (FaultException e) {
            field.setErrorMessage(Words.of(e.fault()));
            field.setInvalid(true);
        }
    }
}
