package dev.atelier.web.task;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.project.Engine;
import dev.atelier.core.task.Task;
import dev.atelier.core.task.TaskStatus;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.shell.Allowed;
import dev.atelier.web.shell.Command;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Notices;
import dev.atelier.web.shell.Press;
import dev.atelier.web.shell.RelativeTime;
import dev.atelier.web.shell.Words;
import java.util.ArrayList;
import java.util.List;

/** What a task is about, how it stands, and what can be done with it now. */
final class TaskHead extends Header {
    private final transient Engine engine;
    private final transient Actor actor;
    private final transient Runnable changed;
    private final H1 title = new H1();
    private final Div facts = new Div();
    private final Span status = new Span();
    private final ElapsedTime elapsed = new ElapsedTime();
    private final Paragraph message = new Paragraph();
    private final Button cancel = Press.once(new Button(Words.of("task.cancel"), Icon.STOP.create()), this::cancel);
    private final Button open = Press.once(new Button(Words.of("task.open")), this::open);
    private final Button propose = new Button(Words.of("task.propose"), click -> propose());
    private final Anchor proposal = new Anchor();
    private transient Task task;

    @SuppressWarnings("NullAway.Init") // shown before it can be used
    TaskHead(Engine engine, Actor actor, Runnable changed) {
        this.engine = engine;
        this.actor = actor;
        this.changed = changed;
        addClassName("task-head");
        facts.addClassName("task-facts");
        Div pill = new Div(status, elapsed);
        pill.addClassName("task-pill");
        pill.getElement().setAttribute("role", "status");
        message.addClassName("task-message");
        propose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        proposal.setTarget(AnchorTarget.BLANK);
        proposal.getElement().setAttribute("rel", "noopener noreferrer");
        proposal.addClassName("task-proposal");
        Allowed.only(actor, Right.RUN, cancel, open, propose);
        Div words = new Div(title, facts, message);
        words.addClassName("task-words");
        Div buttons = new Div(pill, cancel, open, propose, proposal);
        buttons.addClassName("task-buttons");
        add(words, buttons);
    }

    void show(Task now) {
        task = now;
        TaskStatus stands = now.status();
        title.setText(TaskWords.title(now));
        title.setTitle(now.description());
        showFacts(now);
        status.setText(TaskWords.status(stands));
        getElement().setAttribute("data-mood", TaskWords.mood(stands));
        elapsed.show(now.started().orElse(now.created()), now.ended());
        message.setText(now.message());
        message.setVisible(!now.message().isBlank());
        cancel.setVisible(!stands.isOver());
        // What has never been fetched cannot be gone on with.
        open.setVisible(stands.isOver()
                && (now.kept() || now.filesChanged() > 0 || now.agent().isPresent()));
        propose.setVisible(now.proposable());
        propose.setText(proposeWords());
        now.pullRequest().ifPresent(address -> {
            proposal.setHref(address.toString());
            proposal.setText(Words.of("task.proposal"));
        });
        proposal.setVisible(now.pullRequest().isPresent());
    }

    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        if (cancel.isVisible() && cancel.isEnabled()) {
            commands.add(new Command(Icon.STOP, Words.of("task.cancel"), Words.of("palette.here"), this::cancel));
        }
        if (propose.isVisible() && propose.isEnabled()) {
            commands.add(new Command(Icon.SHARE, proposeWords(), Words.of("palette.here"), this::propose));
        }
        if (open.isVisible() && open.isEnabled()) {
            commands.add(new Command(Icon.PROJECT, Words.of("task.open"), Words.of("palette.here"), this::open));
        }
        return commands;
    }

    private String proposeWords() {
        return Words.of(task.pullRequest().isPresent() ? "task.propose.again" : "task.propose");
    }

    private void showFacts(Task now) {
        facts.removeAll();
        facts.add(new Code(TaskWords.source(now.source())));
        now.source().ref().ifPresent(ref -> facts.add(new Span(" · " + Words.of("task.from", ref))));
        now.targetFile().ifPresent(file -> facts.add(new Span(" · "), new Code(file)));
        now.agent().ifPresent(agent -> facts.add(new Span(" · " + Words.of("task.agent", agent))));
        facts.add(new Span(" · " + now.by() + " · "), new RelativeTime(now.created()));
    }

    private void cancel() {
        engine.tasks().cancel(actor, task.id());
        changed.run();
    }

    private void open() {
        String slug = engine.projects()
                .get(actor, engine.tasks().openInWorkbench(actor, task.id()))
                .slug();
        UI.getCurrent().navigate("p/" + slug);
    }

    private void propose() {
        new PullRequestDialog(task, token -> {
                    engine.tasks().openPullRequest(actor, task.id(), token);
                    Notices.good(Words.of("task.proposing"));
                    changed.run();
                })
                .open();
    }
}
