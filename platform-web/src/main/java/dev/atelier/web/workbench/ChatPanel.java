package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import dev.atelier.core.project.Engine;
import dev.atelier.core.run.Attachment;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.images.ImageKeeper;
import dev.atelier.web.images.ImageTray;
import dev.atelier.web.images.ImagesDialog;
import dev.atelier.web.shell.Command;
import dev.atelier.web.shell.EmptyState;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/** The conversation: one turn for each run, and the composer below. */
final class ChatPanel extends Section {
    /** The button for earlier turns and the welcome. */
    private static final int NOTHING_SAID = 2;

    /** After these the queue is another one. */
    private static final Set<Class<? extends RunEvent>> LINE_EVENTS = Set.of(
            RunEvent.Asked.class,
            RunEvent.AskEdited.class,
            RunEvent.QueueMoved.class,
            RunEvent.Claimed.class,
            RunEvent.RunEnded.class);

    private final transient Engine engine;
    private final transient Actor actor;
    private final transient ProjectId project;
    private final transient IntConsumer showChanges;
    private final transient Map<RunId, TurnView> turns = new LinkedHashMap<>();
    private final Div log = new Div();
    private final Component welcome;
    private final Composer composer;
    private final QueueList queue;
    private final Button earlier = new Button(Words.of("chat.earlier"));
    private transient Runnable showEarlier = () -> {};
    private boolean lineChanged = true;
    private final ElementChips elements;
    private final transient ImageKeeper keeper;

    ChatPanel(Engine engine, Actor actor, ProjectId project, IntConsumer showChanges) {
        this.engine = engine;
        this.actor = actor;
        this.project = project;
        this.showChanges = showChanges;
        boolean rules = engine.models().preferred().isEmpty();
        this.welcome = welcome(rules);
        this.elements = new ElementChips(looks());
        this.keeper = ImageKeeper.ofProject(engine.images(), actor, project);
        this.composer = new Composer(agentName(), new ImageTray(keeper, ".chat"), allImages(), this::send, this::stop);
        this.composer.offerInstead(this::sendInstead);
        this.queue = new QueueList(engine, actor, project, keeper, composer::keep);
        earlier.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        earlier.addClassName("chat-earlier");
        earlier.addClickListener(click -> showEarlier.run());
        composer.addComponentAsFirst(elements);
        addClassName("chat");
        getElement().setAttribute("aria-label", Words.of("chat.label"));
        log.addClassName("chat-log");
        log.getElement().setAttribute("role", "log");
        log.getElement().setAttribute("aria-label", Words.of("chat.log"));
        log.getElement().setAttribute("tabindex", "0");
        begin(false, () -> {});
        add(log, queue, composer);
        if (!actor.right().includes(Right.RUN)) {
            composer.close();
        }
    }

    /** What can be done in the chat right now. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        if (working().isPresent()) {
            commands.add(new Command(Icon.STOP, Words.of("keys.stop"), Words.of("palette.here"), this::stop));
        }
        commands.add(
                new Command(Icon.COMMAND, Words.of("composer.placeholder"), Words.of("palette.here"), composer::focus));
        return commands;
    }

    /**
     * Begins anew with nothing said.
     *
     * @param more whether there is more of the conversation than will be shown
     * @param showMore shows some of that too
     */
    void begin(boolean more, Runnable showMore) {
        turns.clear();
        log.removeAll();
        log.add(earlier, welcome);
        earlier.setVisible(more);
        showEarlier = showMore;
        lineChanged = true;
    }

    /** A message is part of the conversation once somebody works on it; until then it is in the queue. */
    void onEvent(LoggedEvent event) {
        TurnView turn = turn(event.run());
        turn.onEvent(event);
        if (event.event() instanceof RunEvent.Claimed) {
            log.add(turn);
        } else if (event.isLast() && turn.getParent().isEmpty()) {
            turns.remove(event.run());
        }
        lineChanged |= LINE_EVENTS.contains(event.event().getClass());
    }

    void onSignal(RunId run, LiveSignal signal) {
        turn(run).onSignal(signal);
        scrollDown();
    }

    /** The next message is about this element of the app. */
    void pointAt(PointedAt picked) {
        elements.add(picked);
        composer.focus();
    }

    /** To be called when what happened so far has been told. */
    void settle() {
        boolean working = working().isPresent();
        if (lineChanged) {
            lineChanged = false;
            queue.refresh(working);
        }
        welcome.setVisible(log.getComponentCount() == NOTHING_SAID && queue.isEmpty());
        composer.setWorking(working);
        scrollDown();
    }

    private TurnView turn(RunId run) {
        return turns.computeIfAbsent(run, id -> {
            TurnView turn = new TurnView(
                    version -> engine.versions().restore(actor, project, version),
                    showChanges,
                    () -> engine.runs().cancel(actor, id),
                    looks(),
                    keeper);
            return turn;
        });
    }

    private Looks looks() {
        return new Looks(engine.versions(), actor, project);
    }

    private void send(String words, List<String> images) {
        engine.projects().ask(actor, project, words, sentAlong(images));
        elements.clear();
    }

    private void sendInstead(String words, List<String> images) {
        engine.projects().askInstead(actor, project, words, sentAlong(images));
        elements.clear();
    }

    private List<Attachment> sentAlong(List<String> images) {
        List<Attachment> all = new ArrayList<>(engine.images().attachments(actor, project, images));
        all.addAll(elements.elements());
        return all;
    }

    private Button allImages() {
        Button all =
                new Button(Icon.IMAGES.create(), click -> new ImagesDialog(engine.images(), actor, project).open());
        all.setAriaLabel(Words.of("images.all.open"));
        all.setTooltipText(Words.of("images.all.open"));
        all.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        return all;
    }

    private void stop() {
        working().ifPresent(run -> engine.runs().cancel(actor, run));
    }

    private Optional<RunId> working() {
        return turns.entrySet().stream()
                .filter(turn -> turn.getValue().isWorking())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Keeps the newest in sight, unless the reader has scrolled up to read. */
    private void scrollDown() {
        log.getElement()
                .executeJs("if (this.scrollHeight - this.scrollTop - this.clientHeight < 400) {"
                        + " requestAnimationFrame(() => this.scrollTop = this.scrollHeight) }");
    }

    private String agentName() {
        return engine.models().preferred().map(model -> model.name().toString()).orElse(Words.of("chat.rules"));
    }

    /** Says what can be done here; without a model, also that it is rules that do it (X-R1). */
    private static Component welcome(boolean rules) {
        String text = rules ? Words.of("chat.welcome.rules") : Words.of("chat.welcome.model");
        return new EmptyState(Icon.PLUS, Words.of("chat.welcome"), text);
    }
}
