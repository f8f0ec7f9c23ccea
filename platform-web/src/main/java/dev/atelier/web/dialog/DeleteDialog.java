package dev.atelier.web.dialog;

import dev.atelier.core.project.Projects;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.shell.Notices;
import dev.atelier.web.shell.Question;
import dev.atelier.web.shell.Words;

/** Asks whether a project shall really be deleted, and says what goes with it. */
public final class DeleteDialog extends Question {

    /** @param deleted is called when it is gone */
    public DeleteDialog(Projects projects, Actor actor, ProjectId project, Runnable deleted) {
        this(projects, actor, project, projects.get(actor, project).name(), deleted);
    }

    private DeleteDialog(Projects projects, Actor actor, ProjectId project, String name, Runnable deleted) {
        super(
                Words.of("project.delete.title", name),
                Words.of("project.delete.text"),
                Words.of("project.delete"),
                () -> {
                    projects.delete(actor, project);
                    Notices.good(Words.of("project.deleted", name));
                    deleted.run();
                });
    }
}
