package dev.atelier.web.task;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.source.Change;
import dev.atelier.core.source.FilePatch;
import dev.atelier.core.task.Task;
import dev.atelier.core.task.TaskId;
import dev.atelier.core.task.Tasks;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.diff.DiffLayout;
import dev.atelier.web.diff.FileDiff;
import dev.atelier.web.diff.FileDiffs;
import dev.atelier.web.shell.EmptyState;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;
import java.util.List;

/** What the task changed, file by file (T14). */
final class ChangesTab extends Div {
    private final transient Tasks tasks;
    private final transient Actor actor;
    private final transient TaskId id;
    private final Span counts = new Span();
    private final Div files = new Div();
    private final DiffLayout layout = new DiffLayout();
    private transient List<FilePatch> shown = List.of();

    /** Files are compared here, and nothing else is done with them; what is no text is named. */
    private static final FileDiff.Sides SIDES = new FileDiff.Sides() {
        @Override
        public Component pictures(Change change) {
            return new Paragraph(Words.of("changes.binary"));
        }

        @Override
        public List<Component> actions(Change change) {
            return List.of();
        }
    };

    ChangesTab(Tasks tasks, Actor actor, TaskId id) {
        this.tasks = tasks;
        this.actor = actor;
        this.id = id;
        counts.addClassName("file-counts");
        Div bar = new Div(layout);
        bar.addClassName("task-diff-bar");
        addClassName("task-changes");
        add(bar, files);
    }

    /** What the tab says: that there are changes, and how many lines they have. */
    Span title() {
        return new Span(new Span(Words.of("task.changes")), counts);
    }

    void refresh(Task task) {
        List<FilePatch> now = task.filesChanged() > 0 || task.status().isOver()
                ? tasks.diff(actor, id).files()
                : List.of();
        counts.removeAll();
        layout.setVisible(!now.isEmpty());
        if (now.isEmpty()) {
            files.removeAll();
            files.add(nothing(task));
        } else {
            Span added = new Span(
                    "+" + now.stream().mapToInt(file -> file.change().added()).sum());
            added.addClassName("count-added");
            Span removed = new Span(
                    "−" + now.stream().mapToInt(file -> file.change().removed()).sum());
            removed.addClassName("count-removed");
            counts.add(added, new Span(" "), removed);
            if (!now.equals(shown)) {
                files.removeAll();
                files.add(new FileDiffs(now, SIDES));
            }
        }
        shown = now;
    }

    private static EmptyState nothing(Task task) {
        return task.status().isOver()
                ? new EmptyState(Icon.FILE, Words.of("task.changes.none.title"), Words.of("task.changes.none.text"))
                : new EmptyState(Icon.FILE, Words.of("task.changes.later.title"), Words.of("task.changes.later.text"));
    }
}
