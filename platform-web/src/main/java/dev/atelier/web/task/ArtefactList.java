package dev.atelier.web.task;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.atelier.core.task.Artefact;
import dev.atelier.core.task.TaskId;
import dev.atelier.core.task.Tasks;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.shell.Figures;
import dev.atelier.web.shell.Words;
import java.util.List;

/** What a task has left to download (T12). */
final class ArtefactList extends Div {
    private final transient Tasks tasks;
    private final transient Actor actor;
    private final transient TaskId task;
    private final UnorderedList list = new UnorderedList();
    private transient List<Artefact> shown = List.of();

    ArtefactList(Tasks tasks, Actor actor, TaskId task) {
        this.tasks = tasks;
        this.actor = actor;
        this.task = task;
        addClassName("task-artefacts");
        list.getElement().setAttribute("aria-label", Words.of("task.artefacts"));
        add(new H2(Words.of("task.artefacts")), list);
        setVisible(false);
    }

    void refresh() {
        List<Artefact> now = tasks.artefacts(actor, task);
        if (!now.equals(shown)) {
            shown = now;
            list.removeAll();
            now.forEach(artefact -> list.add(item(artefact)));
        }
        setVisible(!now.isEmpty());
    }

    private ListItem item(Artefact artefact) {
        // Never shown on the platform's own origin: what is in it came from a repository.
        DownloadHandler handler = event -> {
            try (Artefact.Content content = tasks.artefact(actor, task, artefact.name())) {
                event.setFileName(artefact.name());
                event.setContentType(artefact.mediaType());
                content.bytes().transferTo(event.getOutputStream());
            }
        };
        Anchor link = new Anchor(handler, artefact.name());
        link.getElement().setAttribute("download", true);
        Span size = new Span(Figures.size(artefact.size()));
        return new ListItem(link, size);
    }
}
