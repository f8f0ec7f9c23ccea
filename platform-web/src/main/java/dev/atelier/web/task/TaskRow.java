package dev.atelier.web.task;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.task.Task;
import dev.atelier.web.shell.Figures;
import dev.atelier.web.shell.RelativeTime;
import dev.atelier.web.shell.Words;
import java.time.Duration;

/** A task in the list. */
final class TaskRow extends ListItem {
    TaskRow(Task task) {
        Anchor name = new Anchor("/t/" + task.id(), TaskWords.title(task));
        name.getElement().setAttribute("router-link", true);
        name.addClassName("row-name");
        Div facts = new Div(
                new Code(TaskWords.source(task.source())),
                new Span(" · " + task.by() + " · "),
                new RelativeTime(task.created()));
        facts.addClassName("row-facts");
        Div text = new Div(name, facts);
        text.addClassName("row-text");
        add(text);
        if (task.filesChanged() > 0) {
            add(counts(task));
        }
        Span status = new Span(status(task));
        status.addClassName("task-pill");
        status.getElement().setAttribute("data-mood", TaskWords.mood(task.status()));
        add(status);
        addClassName("task-row");
    }

    private static String status(Task task) {
        String word = TaskWords.status(task.status());
        return task.started()
                .flatMap(begun -> task.ended().map(end -> Figures.took(Duration.between(begun, end))))
                .map(took -> word + " · " + took)
                .orElse(word);
    }

    private static Span counts(Task task) {
        Span added = new Span("+" + task.added());
        added.addClassName("count-added");
        Span removed = new Span("−" + task.removed());
        removed.addClassName("count-removed");
        Span counts = new Span(added, new Span(" "), removed);
        counts.addClassName("file-counts");
        counts.setTitle(Words.of("task.step.files", task.filesChanged()));
        return counts;
    }
}
