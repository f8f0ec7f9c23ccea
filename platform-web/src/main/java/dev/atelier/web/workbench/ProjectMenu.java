package dev.atelier.web.workbench;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import dev.atelier.core.project.Engine;
import dev.atelier.core.project.Project;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.dialog.DeleteDialog;
import dev.atelier.web.dialog.RenameDialog;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Question;
import dev.atelier.web.shell.Words;
import java.util.function.Consumer;

/** What can be done with the project as a whole. */
final class ProjectMenu extends MenuBar {
    private final transient Engine engine;
    private final transient Actor actor;
    private final transient ProjectId project;

    /** @param renamed is told the project under its new name */
    ProjectMenu(Engine engine, Actor actor, ProjectId project, Consumer<Project> renamed) {
        this.engine = engine;
        this.actor = actor;
        this.project = project;
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE, MenuBarVariant.LUMO_ICON);
        addClassName("project-menu");
        MenuItem more = addItem(Icon.MORE.create());
        more.setAriaLabel(Words.of("project.menu"));
        more.getSubMenu()
                .addItem(
                        Words.of("project.rename"),
                        click -> new RenameDialog(engine.projects(), actor, project, renamed).open());
        more.getSubMenu().addItem(Words.of("project.startOver"), click -> confirmStartingOver());
        more.getSubMenu()
                .addItem(
                        Words.of("project.delete"),
                        click -> new DeleteDialog(engine.projects(), actor, project, this::goHome).open());
    }

    private void confirmStartingOver() {
        new Question(
                        Words.of("project.startOver.title"),
                        Words.of("project.startOver.text"),
                        Words.of("project.startOver"),
                        () -> engine.projects().startOver(actor, project))
                .open();
    }

    private void goHome() {
        getUI().ifPresent(ui -> ui.navigate(""));
    }
}
