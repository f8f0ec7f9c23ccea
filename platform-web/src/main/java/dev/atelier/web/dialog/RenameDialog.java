package dev.atelier.web.dialog;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.Project;
import dev.atelier.core.project.Projects;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.shell.Words;
import java.util.function.Consumer;

/** Asks for a project's new name. */
public final class RenameDialog extends Dialog {
    private final transient Projects projects;
    private final transient Actor actor;
    private final transient ProjectId project;
    private final transient Consumer<Project> renamed;
    private final TextField name = new TextField(Words.of("project.name"));

    /** @param renamed is told the project under its new name */
    public RenameDialog(Projects projects, Actor actor, ProjectId project, Consumer<Project> renamed) {
        this.projects = projects;
        this.actor = actor;
        this.project = project;
        this.renamed = renamed;
        setHeaderTitle(Words.of("project.rename.title"));
        setWidth("min(420px, 94vw)");
        name.setValue(projects.get(actor, project).name());
        name.setWidthFull();
        name.setAutofocus(true);
        name.setAutoselect(true);
        Div form = new Div(name, new Paragraph(Words.of("project.rename.text")));
        form.addClassName("form");
        add(form);
        Button save = new Button(Words.of("project.rename"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(Words.of("dialog.cancel"), click -> close()), save);
    }

    private void save() {
        try {
            renamed.accept(projects.rename(actor, project, name.getValue()));
            close();
        } catch (FaultException refused) {
            name.setErrorMessage(refused.fault().message());
            name.setInvalid(true);
        }
    }
}
