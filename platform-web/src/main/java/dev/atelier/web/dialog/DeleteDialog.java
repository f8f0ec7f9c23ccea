package dev.atelier.web.dialog;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import dev.atelier.core.project.Projects;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.shell.Notices;
import dev.atelier.web.shell.Words;

/** Asks whether a project shall really be deleted, and says what goes with it. */
public final class DeleteDialog extends ConfirmDialog {

    /** @param deleted is called when it is gone */
    public DeleteDialog(Projects projects, Actor actor, ProjectId project, Runnable deleted) {
        String name = projects.get(actor, project).name();
        setHeader(Words.of("project.delete.title", name));
        setText(Words.of("project.delete.text"));
        setCancelable(true);
        setCancelText(Words.of("dialog.cancel"));
        setConfirmText(Words.of("project.delete"));
        setConfirmButtonTheme("error primary");
        addConfirmListener(confirmed -> {
            projects.delete(actor, project);
            Notices.good(Words.of("project.deleted", name));
            deleted.run();
        });
    }
}
