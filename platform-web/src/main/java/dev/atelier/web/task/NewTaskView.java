package dev.atelier.web.task;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.Engine;
import dev.atelier.core.task.Task;
import dev.atelier.core.task.TaskRequest;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.login.SessionActor;
import dev.atelier.web.shell.Kbd;
import dev.atelier.web.shell.MainLayout;
import dev.atelier.web.shell.Notices;
import dev.atelier.web.shell.Press;
import dev.atelier.web.shell.Words;
import dev.atelier.web.submission.Spool;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** A repository or an archive, and what is to be done with it (T1, T15). */
@Route(value = "tasks/new", layout = MainLayout.class)
@PermitAll
@Dependent
public class NewTaskView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final transient Engine engine;
    private final transient Actor actor = SessionActor.current();
    private final TaskForm form;
    private final Button start = new Button(Words.of("task.start"));
    /** So that pressing twice, or again after an answer was lost, makes one task. */
    private final String once = UUID.randomUUID().toString();

    @Inject
    public NewTaskView(Engine engine, Spool spool) {
        this.engine = engine;
        this.form = new TaskForm(
                spool,
                engine.models().preferred().isPresent(),
                engine.sandboxes().available());
        addClassNames("page", "new-task");
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.setSuffixComponent(new Kbd("Ctrl ↵", "⌘↵"));
        Press.once(start, this::submit);
        form.onSendKey(this::submit);
        Anchor list = new Anchor("/tasks", Words.of("dialog.cancel"));
        list.getElement().setAttribute("router-link", true);
        list.addClassName("quiet-link");
        Div foot = new Div(list, start);
        foot.addClassName("form-foot");
        Div card = new Div(form, foot);
        card.addClassName("card-form");
        add(new H1(Words.of("task.new.title")), new Paragraph(Words.of("task.new.text")), card);
        if (!actor.right().includes(Right.RUN)) {
            start.setEnabled(false);
            form.close();
            card.addComponentAsFirst(notAllowed());
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        form.choose(query.getSingleParameter("from").filter("zip"::equals).isPresent());
        query.getSingleParameter("url").ifPresent(form::suggest);
    }

    @Override
    public String getPageTitle() {
        return Words.of("task.new.page");
    }

    private void submit() {
        try {
            Optional<TaskRequest> filled = form.filled();
            if (filled.isPresent()) {
                Task task = engine.tasks().submit(actor, filled.get(), Optional.of(once));
                UI.getCurrent().navigate("t/" + task.id());
            }
        } catch (FaultException refused) {
            if (!form.refuse(refused.fault())) {
                Notices.bad(refused.fault());
            }
        }
    }

    private static Component notAllowed() {
        Span words = new Span(Words.of("allowed.not"));
        words.addClassNames("note", "warning");
        return words;
    }
}
