package dev.atelier.web.task;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.atelier.core.project.Engine;
import dev.atelier.core.run.Runs;
import dev.atelier.core.task.Task;
import dev.atelier.core.task.TaskFilter;
import dev.atelier.core.task.TaskId;
import dev.atelier.core.task.TaskStatus;
import dev.atelier.core.task.Tasks;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.login.SessionActor;
import dev.atelier.web.push.LiveUpdates;
import dev.atelier.web.shell.Allowed;
import dev.atelier.web.shell.Command;
import dev.atelier.web.shell.EmptyState;
import dev.atelier.web.shell.HasCommands;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.MainLayout;
import dev.atelier.web.shell.Words;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The workspace's tasks, newest first, and ways to find one (T11). */
@Route(value = "tasks", layout = MainLayout.class)
@PermitAll
@Dependent
public class TaskListView extends Div implements HasDynamicTitle, HasCommands {
    private static final int PAGE = 30;

    private final transient Tasks tasks;
    private final transient Runs runs;
    private final transient Actor actor = SessionActor.current();
    private final Select<Shown> shown = new Select<>();
    private final TextField text = new TextField();
    private final Checkbox mine = new Checkbox(Words.of("tasks.mine"));
    private final Div list = new Div();
    private final Button more = new Button(Words.of("tasks.more"), click -> showMore());
    private final UnorderedList rows = new UnorderedList();
    private transient List<Task> listed = new ArrayList<>();
    private int wanted = PAGE;
    private Registration watching = () -> {};

    /** Which statuses are shown together. */
    private enum Shown {
        ALL,
        GOING_ON,
        COMPLETED,
        FAILED;

        Set<TaskStatus> statuses() {
            return switch (this) {
                case ALL -> Set.of();
                case GOING_ON -> Set.of(TaskStatus.QUEUED, TaskStatus.PREPARING, TaskStatus.RUNNING);
                case COMPLETED -> Set.of(TaskStatus.COMPLETED);
                case FAILED -> Set.of(TaskStatus.FAILED, TaskStatus.CANCELLED, TaskStatus.TIMED_OUT);
            };
        }

        String word() {
            return switch (this) {
                case ALL -> Words.of("tasks.all");
                case GOING_ON -> Words.of("tasks.going-on");
                case COMPLETED -> Words.of("tasks.completed");
                case FAILED -> Words.of("tasks.failed");
            };
        }
    }

    @Inject
    public TaskListView(Engine engine) {
        this.tasks = engine.tasks();
        this.runs = engine.runs();
        addClassNames("page", "tasks");
        Div head = new Div(new H1(Words.of("tasks.title")), fresh());
        head.addClassName("page-head");
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        list.addClassName("task-list");
        rows.addClassName("rows");
        rows.getElement().setAttribute("aria-label", Words.of("tasks.title"));
        add(head, filters(), list, more);
        show(true);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        watching.remove();
        watching = LiveUpdates.ofRuns(attached.getUI(), runs, actor, () -> show(false));
        // What happened since the list was made.
        show(false);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        watching.remove();
    }

    @Override
    public String getPageTitle() {
        return Words.of("tasks.page");
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command(
                Icon.PLUS,
                Words.of("tasks.new"),
                Words.of("palette.here"),
                () -> UI.getCurrent().navigate("tasks/new")));
    }

    private Component filters() {
        shown.setAriaLabel(Words.of("tasks.status"));
        shown.setItems(Shown.values());
        shown.setItemLabelGenerator(Shown::word);
        shown.setValue(Shown.ALL);
        shown.addValueChangeListener(change -> show(true));
        text.setAriaLabel(Words.of("tasks.find"));
        text.setPlaceholder(Words.of("tasks.find"));
        text.setPrefixComponent(Icon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(change -> show(true));
        mine.addValueChangeListener(change -> show(true));
        Div filters = new Div(shown, text, mine);
        filters.addClassName("task-filters");
        return filters;
    }

    private Button fresh() {
        Button fresh = new Button(
                Words.of("tasks.new"),
                Icon.PLUS.create(),
                click -> UI.getCurrent().navigate("tasks/new"));
        fresh.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Allowed.only(actor, Right.RUN, fresh);
        return fresh;
    }

    private void showMore() {
        wanted += PAGE;
        show(false);
    }

    /** @param anew whether another choice of tasks is wanted, and not only what became of those in sight */
    private void show(boolean anew) {
        if (anew) {
            wanted = PAGE;
        }
        List<Task> found = find(wanted + 1);
        more.setVisible(found.size() > wanted);
        List<Task> now = found.subList(0, Math.min(wanted, found.size()));
        if (!anew && now.equals(listed)) {
            return;
        }
        List<Task> before = listed;
        listed = List.copyOf(now);
        if (!now.isEmpty() && ids(now).equals(ids(before))) {
            replaceChanged(before);
            return;
        }
        list.removeAll();
        rows.removeAll();
        now.forEach(task -> rows.add(new TaskRow(task)));
        list.add(now.isEmpty() ? nothing() : rows);
    }

    /** Row by row, so that whoever is at another one, by keyboard or screen reader, stays there. */
    private void replaceChanged(List<Task> before) {
        for (int i = 0; i < listed.size(); i++) {
            if (!listed.get(i).equals(before.get(i))) {
                rows.getElement().setChild(i, new TaskRow(listed.get(i)).getElement());
            }
        }
    }

    private static List<TaskId> ids(List<Task> tasks) {
        return tasks.stream().map(Task::id).toList();
    }

    /** In as many questions as the face needs: each answers a bounded number. */
    private List<Task> find(int count) {
        List<Task> found = new ArrayList<>();
        Optional<TaskId> before = Optional.empty();
        int asked;
        List<Task> some;
        do {
            asked = Math.min(TaskFilter.MOST, count - found.size());
            some = tasks.list(
                    actor, new TaskFilter(shown.getValue().statuses(), words(), mine.getValue(), before, asked));
            found.addAll(some);
            before = some.isEmpty()
                    ? Optional.empty()
                    : Optional.of(some.getLast().id());
        } while (some.size() == asked && found.size() < count);
        return found;
    }

    private Optional<String> words() {
        return Optional.of(text.getValue().strip()).filter(value -> !value.isEmpty());
    }

    private Component nothing() {
        boolean filtered = shown.getValue() != Shown.ALL || words().isPresent() || mine.getValue();
        if (filtered) {
            Button all = new Button(Words.of("tasks.clear"), click -> {
                shown.setValue(Shown.ALL);
                text.clear();
                mine.clear();
                show(true);
            });
            return new EmptyState(Icon.SEARCH, Words.of("tasks.no-match.title"), Words.of("tasks.no-match.text"), all);
        }
        Button first =
                new Button(Words.of("tasks.first"), click -> UI.getCurrent().navigate("tasks/new"));
        Allowed.only(actor, Right.RUN, first);
        return new EmptyState(Icon.EMPTY, Words.of("tasks.none.title"), Words.of("tasks.none.text"), first);
    }
}
