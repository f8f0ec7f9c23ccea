package dev.atelier.web.workbench;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.atelier.core.project.Projects;
import dev.atelier.core.project.Version;
import dev.atelier.core.source.Patch;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.shell.Words;
import java.util.List;

/** What changed between any two versions. */
final class ChangesPage extends Div {
    private final transient Projects projects;
    private final transient Actor actor;
    private final transient ProjectId project;
    private final Select<Integer> from = new Select<>();
    private final Select<Integer> to = new Select<>();
    private final Div diff = new Div();
    private int newest;

    ChangesPage(Projects projects, Actor actor, ProjectId project) {
        this.projects = projects;
        this.actor = actor;
        this.project = project;
        addClassName("changes");
        from.setAriaLabel(Words.of("changes.from"));
        to.setAriaLabel(Words.of("changes.to"));
        from.setItemLabelGenerator(number -> Words.of("version.long", number));
        to.setItemLabelGenerator(number -> Words.of("version.long", number));
        from.addValueChangeListener(change -> showDiff());
        to.addValueChangeListener(change -> showDiff());
        Div choice = new Div(from, new Span("→"), to);
        choice.addClassName("changes-choice");
        add(choice, diff);
    }

    /** Takes up versions that were made meanwhile; follows the newest if that one was shown. */
    void refresh() {
        int before = newest;
        List<Integer> numbers =
                projects.versions(actor, project).stream().map(Version::number).toList();
        if (numbers.getFirst() == before) {
            return;
        }
        newest = numbers.getFirst();
        boolean followed = to.getValue() == null || to.getValue() == before;
        Integer earlier = from.getValue();
        Integer later = to.getValue();
        from.setItems(numbers);
        to.setItems(numbers);
        if (followed) {
            show(Math.max(1, newest - 1), newest);
        } else {
            show(earlier, later);
        }
    }

    void show(int earlier, int later) {
        refresh();
        from.setValue(earlier);
        to.setValue(later);
    }

    private void showDiff() {
        diff.removeAll();
        if (from.getValue() == null || to.getValue() == null) {
            return;
        }
        Patch patch = projects.diff(actor, project, from.getValue(), to.getValue());
        if (patch.files().isEmpty()) {
            diff.add(new Paragraph(Words.of("changes.same")));
        }
        patch.files().forEach(file -> diff.add(new FileDiff(file)));
    }
}
