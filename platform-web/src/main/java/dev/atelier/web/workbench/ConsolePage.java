package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import dev.atelier.core.project.Engine;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.shell.Words;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes on beneath the app: its server, commands, the browser (B18). */
final class ConsolePage extends Div {
    private final Tabs tabs = new Tabs();
    private final Map<Tab, ConsolePart> parts = new LinkedHashMap<>();
    private final CommandsPart commands;
    private final Tab server = new Tab(Words.of("console.server"));
    private boolean shown;

    ConsolePage(Engine engine, Actor actor, ProjectId project) {
        addClassName("console");
        commands = new CommandsPart(engine, actor, project);
        parts.put(server, new ServerLog(engine, actor, project));
        parts.put(new Tab(Words.of("console.commands")), commands);
        parts.put(new Tab(Words.of("console.browser")), new BrowserLog());
        parts.keySet().forEach(tabs::add);
        tabs.addSelectedChangeListener(change -> update());
        add(tabs);
        parts.values().forEach(part -> add((Component) part));
        update();
    }

    void begin() {
        commands.begin();
    }

    void onEvent(LoggedEvent event) {
        commands.onEvent(event);
    }

    void onSignal(RunId run, LiveSignal signal) {
        commands.onSignal(run, signal);
    }

    /** The app's server may be another one now. */
    void previewChanged() {
        if (shown && server.equals(tabs.getSelectedTab())) {
            update();
        }
    }

    /** Whether somebody looks. */
    void setShown(boolean now) {
        if (shown != now) {
            shown = now;
            update();
        }
    }

    private void update() {
        parts.forEach((tab, part) -> {
            boolean selected = tab.equals(tabs.getSelectedTab());
            ((Component) part).setVisible(selected);
            if (shown && selected) {
                part.show();
            } else {
                part.hide();
            }
        });
    }
}
