package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import dev.atelier.core.project.Engine;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.shell.EmptyState;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The conversation: one turn for each run, and the composer below. */
final class ChatPanel extends Section {
    private final transient Engine engine;
    private final transient Actor actor;
    private final transient ProjectId project;
    private final transient IntConsumer showChanges;
    private final transient Map<RunId, TurnView> turns = new LinkedHashMap<>();
    private final Div log = new Div();
    private final Component welcome;
    private final Composer composer;

    ChatPanel(Engine engine, Actor actor, ProjectId project, IntConsumer showChanges) {
        this.engine = engine;
        this.actor = actor;
        this.project = project;
        this.showChanges = showChanges;
        boolean rules = engine.models().preferred().isEmpty();
        this.welcome = welcome(rules);
        this.composer = new Composer(agentName(), this::send, this::stop);
        addClassName("chat");
        getElement().setAttribute("aria-label", Words.of("chat.label"));
        log.addClassName("chat-log");
        log.getElement().setAttribute("role", "log");
        log.getElement().setAttribute("aria-label", Words.of("chat.log"));
        log.getElement().setAttribute("tabindex", "0");
        log.add(welcome);
        add(log, composer);
    }

    void onEvent(LoggedEvent event) {
        turn(event.run()).onEvent(event);
    }

    void onSignal(RunId run, LiveSignal signal) {
        turn(run).onSignal(signal);
        scrollDown();
    }

    /** To be called when what happened so far has been told. */
    void settle() {
        welcome.setVisible(turns.isEmpty());
        composer.setWorking(working().isPresent());
        scrollDown();
    }

    private TurnView turn(RunId run) {
        return turns.computeIfAbsent(run, id -> {
            TurnView turn = new TurnView(
                    version -> engine.projects().restore(actor, project, version),
                    showChanges,
                    () -> engine.runs().cancel(actor, id));
            log.add(turn);
            return turn;
        });
    }

    private void send(String words) {
        engine.projects().ask(actor, project, words);
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
