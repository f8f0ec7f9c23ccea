package dev.atelier.web.task;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.Engine;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunListener;
import dev.atelier.core.run.ToldRun;
import dev.atelier.core.task.Task;
import dev.atelier.core.task.TaskId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.log.LogView;
import dev.atelier.web.login.SessionActor;
import dev.atelier.web.push.LiveUpdates;
import dev.atelier.web.shell.Command;
import dev.atelier.web.shell.HasCommands;
import dev.atelier.web.shell.MainLayout;
import dev.atelier.web.shell.Words;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One task, live: what it does, what it says, what it changed, and what becomes of that (T14, T15). */
@Route(value = "t/:task", layout = MainLayout.class)
@PermitAll
@Dependent
public class TaskView extends Div implements BeforeEnterObserver, HasDynamicTitle, HasCommands, RunListener {
    /** The task's own run, and those that tried to open its pull request. */
    private static final int MOST_RUNS = 50;

    /** After these the task stands differently. */
    private static final Set<Class<? extends RunEvent>> TURNING_POINTS = Set.of(
            RunEvent.Asked.class,
            RunEvent.Claimed.class,
            RunEvent.SourceImported.class,
            RunEvent.SetupFinished.class,
            RunEvent.AgentChosen.class,
            RunEvent.TestsRun.class,
            RunEvent.CheckpointSaved.class,
            RunEvent.Answered.class,
            RunEvent.PullRequestOpened.class,
            RunEvent.PullRequestSkipped.class,
            RunEvent.RunEnded.class);

    private final transient Engine engine;
    private final transient Actor actor = SessionActor.current();
    private final transient Map<RunId, Long> seen = new HashMap<>();
    private final transient Map<RunId, Boolean> ours = new HashMap<>();
    private final StepList steps = new StepList();
    private final LogView log = new LogView(Words.of("task.log"));
    private final transient TaskLog lines = new TaskLog();
    private transient TaskSteps progress = new TaskSteps();
    private transient Task task;
    private TaskHead head;
    private ArtefactList artefacts;
    private ChangesTab changes;
    private SummaryTab summary;
    private Registration watching = () -> {};

    @Inject
    @SuppressWarnings("NullAway.Init") // filled before the screen is shown
    public TaskView(Engine engine) {
        this.engine = engine;
        addClassName("task");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            task = engine.tasks()
                    .get(
                            actor,
                            TaskId.parse(event.getRouteParameters().get("task").orElse("")));
        } catch (FaultException e) {
            throw new NotFoundException(e.fault().message());
        }
        head = new TaskHead(engine, actor, this::refresh);
        artefacts = new ArtefactList(engine.tasks(), actor, task.id());
        changes = new ChangesTab(engine.tasks(), actor, task.id());
        summary = new SummaryTab();
        removeAll();
        add(head, body());
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        watch(attached.getUI());
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        watching.remove();
    }

    @Override
    public void onEvent(LoggedEvent event) {
        if (event.sequence() <= seen.getOrDefault(event.run(), 0L)) {
            return;
        }
        take(event);
        if (isOurs(event.run())) {
            steps.show(progress.list());
            if (TURNING_POINTS.contains(event.event().getClass())) {
                refresh();
            }
        }
    }

    @Override
    public void onSignal(RunId run, LiveSignal signal) {
        if (isOurs(run)) {
            log.add(lines.onSignal(signal));
        }
    }

    @Override
    public List<Command> commands() {
        return head.commands();
    }

    @Override
    public String getPageTitle() {
        return TaskWords.title(task) + " · Atelier";
    }

    /** Shows what happened so far, and what happens from then on. */
    private void watch(UI ui) {
        watching.remove();
        seen.clear();
        ours.clear();
        progress = new TaskSteps();
        lines.begin();
        log.clear();
        for (ToldRun told : engine.runs().told(actor, task.project(), 0, MOST_RUNS, Set.of())) {
            told.events().forEach(this::take);
        }
        steps.show(progress.list());
        refresh();
        watching = LiveUpdates.ofProject(ui, engine.runs(), actor, task.project(), 0, Map.copyOf(seen), this);
    }

    private void take(LoggedEvent event) {
        seen.put(event.run(), event.sequence());
        if (event.event() instanceof RunEvent.Asked asked) {
            // A task that was opened in the workbench has other runs too, which belong to the chat.
            ours.put(event.run(), asked.ask() instanceof Ask.Task || asked.ask() instanceof Ask.PullRequest);
        }
        if (isOurs(event.run())) {
            progress.onEvent(event);
            log.add(lines.onEvent(event));
            summary.onEvent(event.event());
        }
    }

    private boolean isOurs(RunId run) {
        return ours.getOrDefault(run, false);
    }

    private void refresh() {
        task = engine.tasks().get(actor, task.id());
        head.show(task);
        artefacts.refresh();
        changes.refresh(task);
        summary.show(task);
    }

    private Div body() {
        Aside side = new Aside(new H2(Words.of("task.steps")), steps, artefacts);
        side.addClassName("task-side");
        Div body = new Div(side, main());
        body.addClassName("task-body");
        return body;
    }

    private Section main() {
        Map<Tab, Div> pages = new LinkedHashMap<>();
        pages.put(new Tab(changes.title()), changes);
        Div logPage = new Div(log);
        logPage.addClassName("task-log");
        Tab logTab = new Tab(Words.of("task.log"));
        pages.put(logTab, logPage);
        pages.put(new Tab(Words.of("task.summary")), summary);
        Tabs tabs = new Tabs(pages.keySet().toArray(Tab[]::new));
        tabs.getElement().setAttribute("aria-label", Words.of("task.parts"));
        tabs.addSelectedChangeListener(
                change -> pages.forEach((tab, page) -> page.setVisible(tab.equals(change.getSelectedTab()))));
        // Until there is something to read, what it does is the most interesting.
        tabs.setSelectedTab(task.status().isOver() && task.filesChanged() > 0 ? tabs.getTabAt(0) : logTab);
        pages.forEach((tab, page) -> page.setVisible(tab.equals(tabs.getSelectedTab())));
        Section main = new Section(tabs);
        pages.values().forEach(main::add);
        main.addClassName("task-main");
        return main;
    }
}
