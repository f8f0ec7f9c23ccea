package dev.atelier.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** The keys that do something, in one place (?). */
final class ShortcutHelp extends Dialog {
    ShortcutHelp() {
        setHeaderTitle(Words.of("keys.title"));
        setWidth("400px");
        DescriptionList keys = new DescriptionList();
        keys.addClassName("keys");
        add(keys, Words.of("keys.send"), "Ctrl ↵", "⌘ ↵");
        add(keys, Words.of("keys.stop"), "Esc", "Esc");
        add(keys, Words.of("keys.palette"), "Ctrl K", "⌘ K");
        add(keys, Words.of("keys.tabs"), "← →", "← →");
        add(keys, Words.of("keys.help"), "?", "?");
        add(keys);
        Button done = new Button(Words.of("close"), click -> close());
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(done);
    }

    private static void add(DescriptionList list, String what, String keys, String mac) {
        // Here the keys are what is to be read, unlike beside a button that has a name of its own.
        Component key = new Kbd(keys, mac);
        key.getElement().removeAttribute("aria-hidden");
        list.add(new DescriptionList.Term(what), new DescriptionList.Description(new Span(key)));
    }
}
