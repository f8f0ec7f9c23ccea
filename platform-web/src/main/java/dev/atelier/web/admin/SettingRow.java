package dev.atelier.web.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.config.Settings.Origin;
import dev.atelier.core.runtime.SettingNow;
import dev.atelier.web.shell.Press;
import dev.atelier.web.shell.RelativeTime;
import dev.atelier.web.shell.Words;

/** One setting: what it is for, what counts and why, and the ways to change that. */
final class SettingRow extends ListItem {
    SettingRow(SettingNow now, Runnable change, Runnable reset) {
        Span name = new Span(label(now.key().name()));
        name.addClassName("row-name");
        Div text = new Div(new Div(name, origin(now.origin())), facts(now));
        text.addClassName("row-text");
        Component value = now.value().isEmpty() ? new Span(Words.of("config.empty")) : new Code(now.value());
        value.addClassName("setting-value");
        Button edit = new Button(Words.of("config.change"), click -> change.run());
        edit.setAriaLabel(Words.of("config.change.label", label(now.key().name())));
        Div buttons = new Div(edit);
        buttons.addClassName("row-buttons");
        if (now.origin() == Origin.RUN_TIME) {
            Button back = Press.once(new Button(Words.of("config.reset")), reset);
            back.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            back.setAriaLabel(Words.of("config.reset.label", label(now.key().name())));
            buttons.addComponentAsFirst(back);
        }
        addClassName("setting");
        add(text, value, buttons);
    }

    /** What the setting is for; one that no text is known for says its key. */
    static String label(String key) {
        return Words.find("config.key." + key).orElse(key);
    }

    private static Span origin(Origin origin) {
        Span tag = new Span(SettingWords.word("from", origin));
        tag.addClassName("tag");
        tag.getElement().getClassList().set("changed", origin == Origin.RUN_TIME);
        return tag;
    }

    private static Div facts(SettingNow now) {
        Div facts = new Div(new Code(now.key().variable()));
        facts.addClassName("row-facts");
        now.changed()
                .ifPresent(change -> facts.add(
                        new Span(" · " + Words.of("config.by", change.by()) + " "), new RelativeTime(change.at())));
        return facts;
    }
}
