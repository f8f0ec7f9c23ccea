package dev.atelier.web.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** Puts a text onto the clipboard, and says so. */
public final class CopyButton extends Button {
    public CopyButton(String text) {
        super(Icon.COPY.create());
        setAriaLabel(Words.of("copy.label"));
        addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        // A browser gives a page the clipboard only while it handles a click, so this cannot wait for the server.
        getElement().executeJs("this.addEventListener('click', () => navigator.clipboard?.writeText($0))", text);
        addClickListener(click -> Notices.good(Words.of("copy.done")));
    }
}
