package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.project.Project;
import dev.atelier.web.shell.Words;
import java.net.URI;
import java.util.List;

/** What the bar at the top says of the project. */
final class ProjectBar {
    private final H1 name = new H1();
    private final Span version = new Span();
    private final Span status = new Span();
    private final Anchor open = new Anchor();

    ProjectBar() {
        name.addClassName("project-name");
        version.addClassName("project-version");
        status.addClassName("project-status");
        status.getElement().setAttribute("role", "status");
        open.setText(Words.of("bar.open") + " ↗");
        open.setTarget(AnchorTarget.BLANK);
        open.setRouterIgnore(true);
        open.addClassName("open-app");
        open.getElement().setAttribute("rel", "noopener");
    }

    /**
     * Shows a project.
     *
     * @param address where its app is served
     */
    void show(Project project, URI address) {
        name.setText(project.name());
        name.setTitle(project.name());
        setVersion(project.version());
        open.setHref("/preview/enter?path=/&host=" + address.getHost());
        setWorking(false);
    }

    void setVersion(int number) {
        version.setText(Words.of("version.short", number));
    }

    void setWorking(boolean working) {
        status.setText(working ? Words.of("bar.working") : "");
        status.setClassName("working", working);
    }

    List<Component> start() {
        return List.of(name, version, status);
    }

    List<Component> end() {
        return List.of(open);
    }
}
