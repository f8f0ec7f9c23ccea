package dev.atelier.web.settings;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.NewAccessToken;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.shell.CopyButton;
import java.time.Duration;
import java.util.List;

/** Asks for a token's name, scope and life, and then shows the token, this once. */
final class NewTokenDialog extends Dialog {
    private static final List<Integer> DAYS = List.of(7, 30, 90, 365);

    private final TextField name = new TextField("Name");
    private final Select<Right> scope = new Select<>();
    private final Select<Integer> days = new Select<>();
    private final transient Maker maker;

    /** Makes the token or throws a fault that says what is wrong. */
    interface Maker {
        NewAccessToken make(String name, Right scope, Duration life);
    }

    NewTokenDialog(Actor actor, Maker maker) {
        this.maker = maker;
        List<Right> scopes = Scopes.of(actor);
        setHeaderTitle("New access token");
        setWidth("420px");
        name.setPlaceholder("What will use it");
        name.setAutofocus(true);
        scope.setLabel("May");
        scope.setItems(scopes);
        scope.setItemLabelGenerator(Scopes::explanation);
        scope.setValue(scopes.getFirst());
        days.setLabel("Expires after");
        days.setItems(DAYS);
        days.setItemLabelGenerator(count -> count + " days");
        days.setValue(30);
        Div form = new Div(name, scope, days);
        form.addClassName("form");
        add(form);
        Button make = new Button("Make token", click -> make());
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        make.addClickShortcut(Key.ENTER);
        getFooter().add(new Button("Cancel", click -> close()), make);
    }

    private void make() {
        try {
            show(maker.make(name.getValue(), scope.getValue(), Duration.ofDays(days.getValue())));
        } catch (FaultException refused) {
            name.setErrorMessage(refused.fault().message());
            name.setInvalid(true);
        }
    }

    private void show(NewAccessToken made) {
        TextField value = new TextField();
        value.setValue(made.value().reveal());
        value.setReadOnly(true);
        value.setAriaLabel("The token");
        value.setSuffixComponent(new CopyButton(value.getValue()));
        value.addClassName("mono");
        Div shown = new Div(new Paragraph("Copy it now: it will not be shown again."), value);
        shown.addClassName("form");
        setHeaderTitle("“" + made.token().name() + "” is ready");
        removeAll();
        add(shown);
        getFooter().removeAll();
        Button done = new Button("Done", click -> close());
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(done);
        setCloseOnOutsideClick(false);
    }
}
