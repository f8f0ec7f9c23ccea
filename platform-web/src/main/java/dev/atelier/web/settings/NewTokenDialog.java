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
import dev.atelier.web.shell.Press;
import dev.atelier.web.shell.Words;
import java.time.Duration;
import java.util.List;

/** Asks for a token's name, scope and life, and then shows the token, this once. */
final class NewTokenDialog extends Dialog {
    private static final List<Integer> DAYS = List.of(7, 30, 90, 365);

    private final TextField name = new TextField(Words.of("tokens.name"));
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
        setHeaderTitle(Words.of("tokens.dialog"));
        setWidth("420px");
        name.setPlaceholder(Words.of("tokens.name.hint"));
        name.setAutofocus(true);
        scope.setLabel(Words.of("tokens.may"));
        scope.setItems(scopes);
        scope.setItemLabelGenerator(Scopes::explanation);
        scope.setValue(scopes.getFirst());
        days.setLabel(Words.of("tokens.life"));
        days.setItems(DAYS);
        days.setItemLabelGenerator(count -> Words.of("tokens.days", count));
        days.setValue(30);
        Div form = new Div(name, scope, days);
        form.addClassName("form");
        add(form);
        Button make = Press.once(new Button(Words.of("tokens.make")), this::make);
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        make.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(Words.of("dialog.cancel"), click -> close()), make);
    }

    private void make() {
        try {
            show(maker.make(name.getValue(), scope.getValue(), Duration.ofDays(days.getValue())));
        } catch (FaultException refused) {
            name.setErrorMessage(Words.of(refused.fault()));
            name.setInvalid(true);
        }
    }

    private void show(NewAccessToken made) {
        TextField value = new TextField();
        value.setValue(made.value().reveal());
        value.setReadOnly(true);
        value.setAriaLabel(Words.of("tokens.value"));
        value.setSuffixComponent(new CopyButton(value.getValue()));
        value.addClassName("mono");
        Div shown = new Div(new Paragraph(Words.of("tokens.copy")), value);
        shown.addClassName("form");
        setHeaderTitle(Words.of("tokens.ready", made.token().name()));
        removeAll();
        add(shown);
        getFooter().removeAll();
        Button done = new Button(Words.of("done"), click -> close());
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(done);
        setCloseOnOutsideClick(false);
    }
}
