package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import dev.atelier.core.project.Engine;
import dev.atelier.core.project.Project;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.shell.Command;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The tabs beside the chat. On a phone the chat is one of them. */
final class SidePanel extends Section {
    private final Tabs tabs = new Tabs();
    private final Map<Tab, Component> pages = new LinkedHashMap<>();
    private final Tab chat = new Tab(Words.of("chat.label"));
    private final Tab preview = new Tab(Words.of("tab.preview"));
    private final Tab code = new Tab(Words.of("tab.code"));
    private final Tab changes = new Tab(Words.of("tab.changes"));
    private final Tab history = new Tab(Words.of("tab.history"));
    private final Tab console = new Tab(Words.of("console.title"));
    private final PreviewPage previewPage;
    private final CodePage codePage;
    private final ChangesPage changesPage;
    private final HistoryPage historyPage;
    private final ConsolePage consolePage;

    /** @param onPicked told the element that the person has picked in the preview */
    SidePanel(Engine engine, Actor actor, Project project, Consumer<PointedAt> onPicked) {
        previewPage = new PreviewPage(engine, actor, project, onPicked.andThen(picked -> showChatOnPhone()));
        consolePage = new ConsolePage(engine, actor, project.id());
        codePage = new CodePage(engine.editing(), actor, project.id());
        changesPage = new ChangesPage(engine.versions(), actor, project);
        historyPage = new HistoryPage(engine, actor, project, this::showChanges, this::showChanges);
        addClassName("side");
        getElement().setAttribute("aria-label", Words.of("tab.label"));
        chat.addClassName("only-phone");
        pages.put(chat, new Div());
        pages.put(preview, previewPage);
        pages.put(code, codePage);
        pages.put(changes, changesPage);
        pages.put(history, historyPage);
        pages.put(console, consolePage);
        pages.keySet().forEach(tabs::add);
        tabs.addSelectedChangeListener(change -> show(change.getSelectedTab()));
        Div bar = new Div(tabs, previewPage.controls());
        bar.addClassName("side-bar");
        Div body = new Div();
        body.addClassName("side-body");
        pages.values().forEach(body::add);
        add(bar, body);
        tabs.setSelectedTab(preview);
        show(preview);
    }

    void previewChanged() {
        previewPage.refresh();
        consolePage.previewChanged();
    }

    /** All that happened so far is about to be told again. */
    void begin() {
        consolePage.begin();
    }

    void onEvent(LoggedEvent event) {
        consolePage.onEvent(event);
    }

    void onSignal(RunId run, LiveSignal signal) {
        consolePage.onSignal(run, signal);
    }

    void setWorking(boolean working) {
        previewPage.setWorking(working);
    }

    void versionsChanged() {
        changesPage.refresh();
        historyPage.refresh();
    }

    CodePage code() {
        return codePage;
    }

    /** Something happens in a run of the project just now. */
    void onLiveEvent(RunEvent event) {
        codePage.onEvent(event);
    }

    /** What a version brought, compared with the one before it. */
    void showChanges(int version) {
        showChanges(Math.max(1, version - 1), version);
    }

    /** What changed from one version to another. */
    void showChanges(int earlier, int later) {
        changesPage.show(earlier, later);
        tabs.setSelectedTab(changes);
    }

    /** There the chat is a tab, and what was picked is in it. */
    private void showChatOnPhone() {
        getElement()
                .executeJs("return matchMedia('(max-width: 760px)').matches")
                .then(Boolean.class, phone -> {
                    if (phone) {
                        tabs.setSelectedTab(chat);
                    }
                });
    }

    /** One for each tab that is there. */
    List<Command> commands() {
        return pages.keySet().stream()
                .filter(tab -> !tab.equals(chat))
                .map(tab -> new Command(
                        Icon.PROJECT, tab.getLabel(), Words.of("palette.here"), () -> tabs.setSelectedTab(tab)))
                .toList();
    }

    private void show(Tab selected) {
        // Where there is room the chat is beside this: a window that is made wider shows the app there.
        Tab shown = chat.equals(selected) ? preview : selected;
        pages.forEach((tab, page) -> page.setVisible(tab.equals(shown)));
        previewPage.controls().setVisible(preview.equals(shown));
        consolePage.setShown(console.equals(selected));
        // The page as a whole knows which half a phone shows.
        getElement().executeJs("document.body.classList.toggle('phone-chat', $0)", chat.equals(selected));
        if (history.equals(selected)) {
            historyPage.refresh();
        } else if (changes.equals(selected)) {
            changesPage.refresh();
        } else if (code.equals(selected)) {
            codePage.refresh();
        }
    }
}
