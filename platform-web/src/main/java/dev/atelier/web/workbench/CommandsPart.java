package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.atelier.core.project.Engine;
import dev.atelier.core.project.ProjectConsole;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.log.LogView;
import dev.atelier.web.shell.Words;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A line to type commands in, what they print, and packages to install. */
final class CommandsPart extends Div implements ConsolePart {
    private final transient Engine engine;
    private final transient Actor actor;
    private final transient ProjectId project;
    private final transient CommandLog log = new CommandLog(this::print);
    private final LogView view = new LogView(Words.of("console.commands"));
    private final TextField command = new TextField();
    private final TextField packages = new TextField();
    private final Button stop = new Button(Words.of("console.stop"));
    private boolean shown;
    private int recalled;

    CommandsPart(Engine engine, Actor actor, ProjectId project) {
        this.engine = engine;
        this.actor = actor;
        this.project = project;
        addClassName("console-part");
        add(new ConsoleTools(view, log::clear), view);
        if (actor.right().includes(Right.RUN)) {
            add(commandLine(), installLine());
        } else {
            Paragraph note = new Paragraph(Words.of("console.readonly"));
            note.addClassName("console-note");
            add(note);
        }
        showStop();
    }

    void begin() {
        log.begin();
        if (shown) {
            view.clear();
        }
        showStop();
    }

    void onEvent(LoggedEvent event) {
        log.onEvent(event);
        showStop();
    }

    void onSignal(RunId run, LiveSignal signal) {
        log.onSignal(run, signal);
    }

    @Override
    public void show() {
        shown = true;
        view.clear();
        view.add(log.lines());
    }

    @Override
    public void hide() {
        shown = false;
    }

    private Div commandLine() {
        command.setPlaceholder(Words.of("console.command.example"));
        command.setAriaLabel(Words.of("console.command"));
        command.setMaxLength(ProjectConsole.LONGEST_COMMAND);
        command.addClassName("command-field");
        onEnter(command, this::run);
        recallBy("ArrowUp", -1);
        recallBy("ArrowDown", 1);
        Button go = new Button(Words.of("console.run"), click -> run(command.getValue()));
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        stop.addThemeVariants(ButtonVariant.LUMO_ERROR);
        stop.addClickListener(
                click -> log.working().ifPresent(run -> engine.runs().cancel(actor, run)));
        return line(command, stop, go);
    }

    private Div installLine() {
        packages.setPlaceholder(Words.of("console.packages.example"));
        packages.setAriaLabel(Words.of("console.packages"));
        packages.addClassName("command-field");
        onEnter(packages, this::install);
        return line(packages, new Button(Words.of("console.install"), click -> install(packages.getValue())));
    }

    private void run(String line) {
        engine.console().run(actor, project, line);
        command.clear();
        recalled = 0;
    }

    private void install(String names) {
        List<String> each = Arrays.stream(names.strip().split("[\\s,]+"))
                .filter(name -> !name.isEmpty())
                .toList();
        engine.console().install(actor, project, each);
        packages.clear();
    }

    /** Arrow keys go through what was typed before, as in every shell. */
    private void recallBy(String key, int step) {
        command.getElement()
                .addEventListener("keydown", event -> recall(step))
                .setFilter("event.key === '" + key + "'")
                .preventDefault();
    }

    private void recall(int step) {
        List<String> typed = log.typed();
        recalled = Math.max(-typed.size(), Math.min(0, recalled + step));
        command.setValue(recalled == 0 ? "" : typed.get(typed.size() + recalled));
    }

    private void print(List<LogView.Line> lines) {
        if (shown) {
            view.add(lines);
        }
    }

    private void showStop() {
        stop.setVisible(log.working().isPresent());
    }

    /** The value comes along with the key, since the field itself tells it only when it is left. */
    private static void onEnter(TextField field, Consumer<String> action) {
        field.getElement()
                .addEventListener(
                        "keydown", event -> action.accept(event.getEventData().getString("element.value")))
                .setFilter("event.key === 'Enter' && !event.isComposing")
                .addEventData("element.value");
    }

    private static Div line(Component... parts) {
        Div line = new Div(parts);
        line.addClassName("command-line");
        return line;
    }
}
