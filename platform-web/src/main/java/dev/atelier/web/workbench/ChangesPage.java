package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.atelier.core.project.Project;
import dev.atelier.core.project.Version;
import dev.atelier.core.project.Versions;
import dev.atelier.core.source.FilePatch;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.diff.DiffLayout;
import dev.atelier.web.diff.FileDiffs;
import dev.atelier.web.shell.Words;
import java.util.List;

/** What changed between any two versions, file by file. */
final class ChangesPage extends Div {
    private final transient Versions versions;
    private final transient Actor actor;
    private final transient Project project;
    private final Select<Integer> from = new Select<>();
    private final Select<Integer> to = new Select<>();
    private final Div patch = new Div();
    private final Div diff = new Div();
    private int newest;
    private boolean choosing;

    ChangesPage(Versions versions, Actor actor, Project project) {
        this.versions = versions;
        this.actor = actor;
        this.project = project;
        addClassName("changes");
        prepare(from, Words.of("changes.from"));
        prepare(to, Words.of("changes.to"));
        Div choice = new Div(from, new Span("→"), to);
        choice.addClassName("changes-choice");
        Span space = new Span();
        space.addClassName("space");
        Div bar = new Div(choice, space, patch, new DiffLayout());
        bar.addClassName("changes-bar");
        patch.addClassName("changes-choice");
        add(bar, diff);
    }

    /** Takes up versions that were made meanwhile; follows the newest if that one was shown. */
    void refresh() {
        int before = newest;
        List<Integer> numbers =
                versions.list(actor, project.id()).stream().map(Version::number).toList();
        if (numbers.getFirst() == before) {
            return;
        }
        newest = numbers.getFirst();
        boolean followed = to.getValue() == null || to.getValue() == before;
        int earlier = followed ? Math.max(1, newest - 1) : from.getValue();
        int later = followed ? newest : to.getValue();
        choosing = true;
        from.setItems(numbers);
        to.setItems(numbers);
        choosing = false;
        choose(earlier, later);
    }

    void show(int earlier, int later) {
        refresh();
        choose(earlier, later);
    }

    private void prepare(Select<Integer> select, String label) {
        select.setAriaLabel(label);
        select.setItemLabelGenerator(number -> Words.of("version.long", number));
        select.addValueChangeListener(change -> showDiff());
    }

    private void choose(int earlier, int later) {
        choosing = true;
        from.setValue(earlier);
        to.setValue(later);
        choosing = false;
        showDiff();
    }

    private void showDiff() {
        if (choosing || from.getValue() == null || to.getValue() == null) {
            return;
        }
        diff.removeAll();
        patch.removeAll();
        List<FilePatch> files = versions.diff(actor, project.id(), from.getValue(), to.getValue())
                .files();
        if (files.isEmpty()) {
            diff.add(new Paragraph(Words.of("changes.none")));
            return;
        }
        Anchor download = download(from.getValue(), to.getValue());
        patch.add(download, copy(download));
        diff.add(new FileDiffs(files, new VersionSides(versions, actor, project.id(), from.getValue(), to.getValue())));
    }

    private Anchor download(int earlier, int later) {
        String name = project.slug() + "-v" + earlier + "-v" + later + ".patch";
        DownloadHandler handler = event -> {
            event.setFileName(name);
            event.setContentType("text/x-diff; charset=utf-8");
            versions.writePatch(actor, project.id(), earlier, later, event.getOutputStream());
        };
        Anchor anchor = new Anchor(handler, Words.of("changes.patch"));
        anchor.addClassName("patch");
        anchor.getElement().setAttribute("download", true);
        return anchor;
    }

    /** A browser gives a page the clipboard only while it handles a click, so the browser itself fetches the text. */
    private static Component copy(Anchor patch) {
        Button copy = new Button(Words.of("changes.copy"));
        copy.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        copy.getElement()
                .executeJs(
                        "this.addEventListener('click', async () => {"
                                + " const answer = await fetch($0.href);"
                                + " if (answer.ok) { await navigator.clipboard.writeText(await answer.text());"
                                + " this.textContent = $1; setTimeout(() => this.textContent = $2, 2000); } })",
                        patch.getElement(),
                        Words.of("changes.copied"),
                        Words.of("changes.copy"));
        return copy;
    }
}
