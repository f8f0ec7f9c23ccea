package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.project.Engine;
import dev.atelier.core.project.Project;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.shell.Command;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;
import java.util.ArrayList;
import java.util.List;

/** What the bar at the top says of the project, and offers to do with it. */
final class ProjectBar {
    private final H1 name = new H1();
    private final Span version = new Span();
    private final Span status = new Span();
    private final List<Component> end = new ArrayList<>();
    private final String address;

    ProjectBar(Engine engine, Actor actor, Project project) {
        name.addClassName("project-name");
        name.getElement().setAttribute("dir", "auto");
        version.addClassName("project-version");
        status.addClassName("project-status");
        status.getElement().setAttribute("role", "status");
        showName(project);
        setVersion(project.version());
        setWorking(false);
        boolean mayChange = actor.right().includes(Right.RUN);
        if (mayChange) {
            end.add(share(engine, actor, project));
        }
        address = "/preview/enter?path=/&host="
                + engine.projects().preview(actor, project.id()).address().getHost();
        end.add(open(address));
        if (mayChange) {
            end.add(new ProjectMenu(engine, actor, project.id(), this::showName));
        }
    }

    void setVersion(int number) {
        version.setText(Words.of("version.short", number));
    }

    void setWorking(boolean working) {
        status.setText(working ? Words.of("bar.working") : "");
        status.setClassName("working", working);
    }

    List<Command> commands() {
        return List.of(new Command(
                Icon.OPEN,
                Words.of("bar.open"),
                Words.of("palette.here"),
                () -> UI.getCurrent().getPage().open(address, "_blank")));
    }

    List<Component> start() {
        return List.of(name, version, status);
    }

    List<Component> end() {
        return List.copyOf(end);
    }

    private void showName(Project project) {
        name.setText(project.name());
        name.setTitle(project.name());
    }

    private static Component share(Engine engine, Actor actor, Project project) {
        Button share = new Button(Words.of("share.open"), Icon.SHARE.create());
        share.addClickListener(click -> new ShareDialog(engine.sharing(), actor, project.id()).open());
        share.addClassName("share-open");
        // On a phone there is room for the icon only.
        share.setAriaLabel(Words.of("share.open"));
        return share;
    }

    private static Component open(String address) {
        Span label = new Span(Words.of("bar.open") + " ");
        label.addClassName("open-app-label");
        Anchor open = new Anchor(address, label, new Span("↗"));
        open.getElement().setAttribute("aria-label", Words.of("bar.open"));
        open.setTarget(AnchorTarget.BLANK);
        open.setRouterIgnore(true);
        open.addClassName("open-app");
        open.getElement().setAttribute("rel", "noopener");
        return open;
    }
}
