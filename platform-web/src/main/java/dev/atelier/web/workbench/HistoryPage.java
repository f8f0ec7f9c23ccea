package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.atelier.core.project.Project;
import dev.atelier.core.project.Projects;
import dev.atelier.core.project.Version;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.shell.Allowed;
import dev.atelier.web.shell.Press;
import dev.atelier.web.shell.RelativeTime;
import dev.atelier.web.shell.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.IntConsumer;

/** All versions, newest first: what was asked for, what it changed, and the way back to it. */
final class HistoryPage extends Div {
    private final transient Projects projects;
    private final transient Actor actor;
    private final transient Project project;
    private final transient IntConsumer showChanges;
    private final OrderedList list = new OrderedList();

    HistoryPage(Projects projects, Actor actor, Project project, IntConsumer showChanges) {
        this.projects = projects;
        this.actor = actor;
        this.project = project;
        this.showChanges = showChanges;
        addClassName("history");
        list.addClassName("versions");
        list.getElement().setAttribute("aria-label", Words.of("history.label"));
        add(list);
    }

    void refresh() {
        list.removeAll();
        List<Version> versions = projects.versions(actor, project.id());
        int newest = versions.getFirst().number();
        versions.forEach(version -> list.add(item(version, version.number() == newest)));
    }

    private ListItem item(Version version, boolean newest) {
        Span number = new Span(Words.of("version.short", version.number()));
        number.addClassName("version-number");
        Paragraph summary = new Paragraph(version.summary());
        Span when = new Span(new RelativeTime(version.created()));
        when.addClassName("version-when");
        if (newest) {
            when.add(new Span(" · " + Words.of("history.now")));
        }
        ListItem item = new ListItem(picture(version), number, new Div(summary, when), actions(version, newest));
        item.addClassName("version");
        return item;
    }

    /** How the app looked at that version; calm where nobody has looked. */
    private Component picture(Version version) {
        if (version.screenshot().isEmpty()) {
            Div none = new Div();
            none.addClassNames("screenshot", "none");
            none.getElement().setAttribute("aria-hidden", "true");
            return none;
        }
        return new LookPicture(
                () -> projects.screenshot(actor, project.id(), version.number()),
                Words.of("look.alt", version.number()));
    }

    private Component actions(Version version, boolean newest) {
        Div actions = new Div();
        actions.addClassName("version-links");
        if (version.number() > 1) {
            actions.add(quiet(
                    Words.of("history.changes"),
                    Words.of("version.changes.label", version.number()),
                    () -> showChanges.accept(version.number())));
        }
        if (!newest) {
            Button back = quiet(
                    Words.of("version.restore"),
                    Words.of("version.restore.label", version.number()),
                    () -> projects.restore(actor, project.id(), version.number()));
            Allowed.only(actor, Right.RUN, back);
            actions.add(back);
        }
        actions.add(download(version));
        return actions;
    }

    private Anchor download(Version version) {
        String name = project.slug() + "-v" + version.number() + ".zip";
        DownloadHandler zip = DownloadHandler.fromInputStream(event -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            projects.export(actor, project.id(), version.number(), bytes);
            byte[] all = bytes.toByteArray();
            return new DownloadResponse(new ByteArrayInputStream(all), name, "application/zip", all.length);
        });
        Anchor anchor = new Anchor(zip, Words.of("history.zip"));
        anchor.getElement().setAttribute("aria-label", Words.of("history.zip.label", version.number()));
        return anchor;
    }

    private static Button quiet(String text, String label, Runnable action) {
        Button button = Press.once(new Button(text), action);
        button.setAriaLabel(label);
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }
}
