package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.atelier.core.project.Project;
import dev.atelier.core.project.TimelineEntry;
import dev.atelier.core.project.Version;
import dev.atelier.core.project.Versions;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.shell.Allowed;
import dev.atelier.web.shell.Press;
import dev.atelier.web.shell.RelativeTime;
import dev.atelier.web.shell.Words;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** One version in the history. */
final class VersionRow extends ListItem {
    private final transient Versions versions;
    private final transient Actor actor;
    private final transient Project project;
    private final transient Version version;
    private final Checkbox choice = new Checkbox();

    VersionRow(
            Versions versions,
            Actor actor,
            Project project,
            TimelineEntry entry,
            boolean newest,
            IntConsumer showChanges) {
        this.versions = versions;
        this.actor = actor;
        this.project = project;
        this.version = entry.version();
        addClassName("version");
        setClassName("newest", newest);
        choice.setAriaLabel(Words.of("history.choose", version.number()));
        Span number = new Span(Words.of("version.short", version.number()));
        number.addClassName("version-number");
        add(choice, picture(), number, words(entry, newest), actions(newest, showChanges));
    }

    int number() {
        return version.number();
    }

    /** How the app looked at that version; calm where nobody has looked. */
    private Component picture() {
        if (version.screenshot().isEmpty()) {
            Div none = new Div();
            none.addClassNames("screenshot", "none");
            none.getElement().setAttribute("aria-hidden", "true");
            return none;
        }
        return new LookPicture(
                () -> versions.screenshot(actor, project.id(), version.number()),
                Words.of("look.alt", version.number()));
    }

    void setChosen(boolean chosen) {
        choice.setValue(chosen);
    }

    /** Hears of what the person chooses. */
    void onChosen(Consumer<Boolean> listener) {
        choice.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                listener.accept(change.getValue());
            }
        });
    }

    private static Component words(TimelineEntry entry, boolean newest) {
        Paragraph summary = new Paragraph(entry.version().summary());
        if (newest) {
            Span now = new Span(Words.of("history.now"));
            now.addClassName("version-now");
            summary.add(now);
        }
        Span when = new Span(
                new Span(entry.by() + " · "), new RelativeTime(entry.version().created()));
        when.addClassName("version-when");
        entry.size()
                .ifPresent(size -> when.add(
                        new Span(" · " + Words.of("version.counts", size.files(), size.added(), size.removed()))));
        Div words = new Div(summary, when);
        words.addClassName("version-words");
        return words;
    }

    private Component actions(boolean newest, IntConsumer showChanges) {
        Div actions = new Div();
        actions.addClassName("version-links");
        if (version.number() > 1) {
            actions.add(quiet("version.changes", () -> showChanges.accept(version.number())));
        }
        if (!newest) {
            Button back = quiet("version.restore", () -> versions.restore(actor, project.id(), version.number()));
            Allowed.only(actor, Right.RUN, back);
            actions.add(back);
        }
        actions.add(download());
        return actions;
    }

    private Anchor download() {
        String name = project.slug() + "-v" + version.number() + ".zip";
        DownloadHandler zip = event -> {
            event.setFileName(name);
            event.setContentType("application/zip");
            versions.export(actor, project.id(), version.number(), event.getOutputStream());
        };
        Anchor anchor = new Anchor(zip, Words.of("history.zip"));
        anchor.getElement().setAttribute("download", true);
        anchor.getElement().setAttribute("aria-label", Words.of("history.zip.label", version.number()));
        return anchor;
    }

    private Button quiet(String key, Runnable action) {
        Button button = Press.once(new Button(Words.of(key)), action);
        button.setAriaLabel(Words.of(key + ".label", version.number()));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }
}
