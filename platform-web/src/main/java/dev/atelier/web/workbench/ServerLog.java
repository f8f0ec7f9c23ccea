package dev.atelier.web.workbench;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.atelier.core.preview.PreviewState;
import dev.atelier.core.project.Engine;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.log.LogView;
import dev.atelier.web.push.LiveUpdates;
import dev.atelier.web.shell.Words;
import org.jspecify.annotations.Nullable;

/** What the app's server prints, as it prints it. Looks on only while somebody looks at it. */
final class ServerLog extends Div implements ConsolePart {
    private final transient Engine engine;
    private final transient Actor actor;
    private final transient ProjectId project;
    private final LogView view = new LogView(Words.of("console.server"));
    private final Paragraph asleep = new Paragraph(Words.of("console.asleep"));
    private transient @Nullable AutoCloseable following;

    ServerLog(Engine engine, Actor actor, ProjectId project) {
        this.engine = engine;
        this.actor = actor;
        this.project = project;
        addClassName("console-part");
        asleep.addClassName("console-note");
        add(new ConsoleTools(view, () -> {}), asleep, view);
    }

    @Override
    public void show() {
        hide();
        boolean sleeps = engine.projects().preview(actor, project).state() instanceof PreviewState.Sleeping;
        asleep.setVisible(sleeps);
        view.clear();
        UI ui = UI.getCurrent();
        LogLines lines = new LogLines();
        following = engine.console().followLog(actor, project, line -> {
            if (lines.add(line)) {
                LiveUpdates.onScreen(ui, () -> view.add(lines.take()));
            }
        });
    }

    @Override
    public void hide() {
        AutoCloseable before = following;
        following = null;
        if (before != null) {
            LiveUpdates.close(before);
        }
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        hide();
    }
}
