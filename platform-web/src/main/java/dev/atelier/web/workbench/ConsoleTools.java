package dev.atelier.web.workbench;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.atelier.web.log.LogView;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;

/** Search, copy and clear, for one log. */
final class ConsoleTools extends Div {

    /** @param clear what else is forgotten when the view is cleared */
    ConsoleTools(LogView view, Runnable clear) {
        addClassName("console-tools");
        TextField search = new TextField();
        search.setPlaceholder(Words.of("console.search"));
        search.setAriaLabel(Words.of("console.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> view.find(change.getValue()));
        Button copy = button(Icon.COPY, "console.copy");
        // A browser gives a page the clipboard only while it handles a click, so this cannot wait for the server.
        copy.getElement().executeJs("this.addEventListener('click', () => $0.copy())", view.getElement());
        Button wipe = button(Icon.CLOSE, "console.clear");
        wipe.addClickListener(click -> {
            clear.run();
            view.clear();
        });
        add(search, copy, wipe);
    }

    private static Button button(Icon icon, String words) {
        Button button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(Words.of(words));
        button.setTooltipText(Words.of(words));
        return button;
    }
}
