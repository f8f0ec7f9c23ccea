package dev.atelier.web.workbench;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.splitlayout.SplitLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.Engine;
import dev.atelier.core.project.Project;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Run;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunListener;
import dev.atelier.core.run.RunState;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.login.SessionActor;
import dev.atelier.web.push.LiveUpdates;
import dev.atelier.web.shell.BarItems;
import dev.atelier.web.shell.MainLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One project: say what you want, watch it appear, go back. */
@Route(value = "p/:slug", layout = MainLayout.class)
@PermitAll
@Dependent
public class WorkbenchView extends Div implements BeforeEnterObserver, BarItems, HasDynamicTitle, RunListener {
    /** Older turns are in the history; loading them all would make a long conversation slow to open. */
    private static final int TURNS_SHOWN = 50;

    private static final int EVENTS_OF_A_TURN = 2_000;

    private final transient Engine engine;
    private final transient Actor actor = SessionActor.current();
    private final List<Registration> watching = new ArrayList<>();
    private final ProjectBar bar = new ProjectBar();
    private transient Project project;
    private ChatPanel chat;
    private SidePanel side;

    @Inject
    @SuppressWarnings("NullAway.Init") // filled before the screen is shown
    public WorkbenchView(Engine engine) {
        this.engine = engine;
        addClassName("workbench");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            project = engine.projects()
                    .getBySlug(actor, event.getRouteParameters().get("slug").orElse(""));
        } catch (FaultException e) {
            throw new NotFoundException(e.fault().message());
        }
        engine.projects().wake(actor, project.id());
        bar.show(project, engine.projects().preview(actor, project.id()).address());
        chat = new ChatPanel(engine, actor, project.id(), this::showChanges);
        side = new SidePanel(engine, actor, project);
        removeAll();
        add(split(chat, side));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        Map<RunId, Long> seen = new HashMap<>();
        for (Run run : engine.runs().list(actor, project.id(), TURNS_SHOWN).reversed()) {
            List<LoggedEvent> events = engine.runs().events(actor, run.id(), 0, EVENTS_OF_A_TURN);
            events.forEach(event -> chat.onEvent(event));
            seen.put(run.id(), events.isEmpty() ? 0 : events.getLast().sequence());
            bar.setWorking(run.state() == RunState.RUNNING);
        }
        chat.settle();
        watching.add(LiveUpdates.ofProject(attached.getUI(), engine.runs(), actor, project.id(), seen, this));
        watching.add(LiveUpdates.ofPreviews(attached.getUI(), engine.previews(), this::previewChanged));
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        watching.forEach(Registration::remove);
        watching.clear();
    }

    @Override
    public void onEvent(LoggedEvent event) {
        chat.onEvent(event);
        chat.settle();
        if (event.event() instanceof RunEvent.Claimed) {
            bar.setWorking(true);
        } else if (event.event() instanceof RunEvent.CheckpointSaved saved) {
            bar.setVersion(saved.version());
            side.versionsChanged();
        } else if (event.event() instanceof RunEvent.RunEnded) {
            bar.setWorking(false);
        }
    }

    @Override
    public void onSignal(RunId run, LiveSignal signal) {
        chat.onSignal(run, signal);
    }

    @Override
    public List<Component> barStart() {
        return bar.start();
    }

    @Override
    public List<Component> barEnd() {
        return bar.end();
    }

    @Override
    public String getPageTitle() {
        return project.name() + " · Atelier";
    }

    private void previewChanged(ProjectId changed) {
        if (changed.equals(project.id())) {
            side.previewChanged();
        }
    }

    private void showChanges(int version) {
        side.showChanges(version);
    }

    private static SplitLayout split(Component chat, Component side) {
        SplitLayout split = new SplitLayout(chat, side);
        split.setSizeFull();
        split.setSplitterPosition(29);
        return split;
    }
}
