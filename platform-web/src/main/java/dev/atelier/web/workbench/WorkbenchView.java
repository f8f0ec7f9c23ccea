package dev.atelier.web.workbench;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.splitlayout.SplitLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.Conversation;
import dev.atelier.core.project.Engine;
import dev.atelier.core.project.News;
import dev.atelier.core.project.Project;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunListener;
import dev.atelier.core.run.RunState;
import dev.atelier.core.run.ToldRun;
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
import java.util.Optional;

/** One project: say what you want, watch it appear, go back. */
@Route(value = "p/:slug", layout = MainLayout.class)
@PermitAll
@Dependent
public class WorkbenchView extends Div
        implements BeforeEnterObserver, BeforeLeaveObserver, BarItems, HasDynamicTitle, RunListener {
    /** Loading all of a long conversation would make it slow to open; a button brings as many again. */
    private static final int TURNS_SHOWN = 20;

    private final transient Engine engine;
    private final transient Actor actor = SessionActor.current();
    private final List<Registration> watching = new ArrayList<>();
    private final transient Map<RunId, Long> seen = new HashMap<>();
    private int turnsShown = TURNS_SHOWN;
    private transient Project project;
    private transient ProjectBar bar;
    private ChatPanel chat;
    private SidePanel side;
    private boolean newsWaiting;

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
        bar = new ProjectBar(engine, actor, project);
        chat = new ChatPanel(engine, actor, project.id(), this::showChanges);
        side = new SidePanel(engine, actor, project);
        removeAll();
        add(split(chat, side));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent leaving) {
        if (side.code().hasUnsaved()) {
            side.code().beforeLeaving(leaving.postpone()::proceed);
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        watch(attached.getUI());
        tellNews();
    }

    /** Shows the conversation as it is now, and what happens from then on. */
    private void watch(UI ui) {
        stopWatching();
        seen.clear();
        Conversation conversation = engine.projects().conversation(actor, project.id(), turnsShown);
        chat.begin(conversation.earlier(), () -> {
            turnsShown += TURNS_SHOWN;
            watch(ui);
        });
        bar.setWorking(false);
        for (ToldRun told : conversation.turns()) {
            told.events().forEach(chat::onEvent);
            seen.put(
                    told.run().id(),
                    told.events().isEmpty() ? 0 : told.events().getLast().sequence());
            bar.setWorking(told.run().state() == RunState.RUNNING);
        }
        chat.settle();
        watching.add(LiveUpdates.ofProject(
                ui, engine.runs(), actor, project.id(), conversation.from(), Map.copyOf(seen), this));
        watching.add(LiveUpdates.ofPreviews(ui, engine.previews(), this::previewChanged));
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        stopWatching();
    }

    private void stopWatching() {
        watching.forEach(Registration::remove);
        watching.clear();
    }

    @Override
    public void onEvent(LoggedEvent event) {
        // One that was on its way when the conversation was read anew.
        if (event.sequence() <= seen.getOrDefault(event.run(), 0L)) {
            return;
        }
        seen.put(event.run(), event.sequence());
        boolean another = event.event() instanceof RunEvent.ConversationCleared
                || event.event() instanceof RunEvent.ConversationRestored;
        if (another) {
            getUI().ifPresent(this::watch);
            return;
        }
        chat.onEvent(event);
        chat.settle();
        side.onEvent(event.event());
        if (event.event() instanceof RunEvent.Claimed) {
            bar.setWorking(true);
        } else if (event.event() instanceof RunEvent.CheckpointSaved saved) {
            bar.setVersion(saved.version());
            side.versionsChanged();
        } else if (event.event() instanceof RunEvent.RunEnded) {
            bar.setWorking(false);
            if (!newsWaiting) {
                seen();
            }
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

    /** What happened since the person was last here stays news until they say that they have seen it. */
    private void tellNews() {
        Optional<News> news = engine.visits().news(actor, project.id());
        newsWaiting = news.isPresent();
        if (news.isPresent()) {
            News since = news.get();
            chat.addComponentAsFirst(
                    new NewsCard(since, () -> side.showChanges(since.seen(), since.newest()), this::seen));
        } else {
            seen();
        }
    }

    private void seen() {
        newsWaiting = false;
        engine.visits().seen(actor, project.id());
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
