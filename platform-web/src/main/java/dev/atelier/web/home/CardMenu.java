package dev.atelier.web.home;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import dev.atelier.core.project.Project;
import dev.atelier.core.project.Projects;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.dialog.DeleteDialog;
import dev.atelier.web.dialog.RenameDialog;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;

/** What can be done with a project without opening it. */
final class CardMenu extends MenuBar {

    /** @param changed is called when the list of projects is no longer what it was */
    CardMenu(Projects projects, Actor actor, Project project, Runnable changed) {
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE, MenuBarVariant.LUMO_ICON);
        addClassName("card-menu");
        MenuItem more = addItem(Icon.MORE.create());
        more.setAriaLabel(Words.of("project.menu.of", project.name()));
        more.getSubMenu()
                .addItem(
                        Words.of("project.rename"),
                        click -> new RenameDialog(projects, actor, project.id(), renamed -> changed.run()).open());
        more.getSubMenu()
                .addItem(
                        Words.of("project.delete"),
                        click -> new DeleteDialog(projects, actor, project.id(), changed).open());
    }
}
