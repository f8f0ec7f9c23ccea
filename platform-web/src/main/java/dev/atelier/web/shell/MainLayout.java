package dev.atelier.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.RouterLayout;
import dev.atelier.core.project.Projects;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Tenants;
import dev.atelier.web.login.SessionActor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bar at the top, and the screen below it. */
@Dependent
@Uses(Notification.class) // on every screen an action may fail
public class MainLayout extends Div implements RouterLayout {
    private @Nullable HasElement here;
    private final Main content = new Main();
    private final Anchor home = new Anchor("/", new Logo(), new Span("Atelier"));
    private final Div start = new Div();
    private final Div end = new Div();
    private final Nav nav = navigation();
    private final transient GeneralCommands general;
    private final CommandPalette palette = new CommandPalette(this::commands, MainLayout::showKeys);
    private final String workspace;

    @Inject
    public MainLayout(Tenants tenants, Projects projects) {
        Actor actor = SessionActor.current();
        general = new GeneralCommands(projects, actor, MainLayout::showKeys);
        workspace = tenants.current(actor).name();
        addClassName("shell");
        content.setId("content");
        content.getElement().setAttribute("tabindex", "-1");
        add(
                skip(),
                bar(new UserMenu(actor.name(), workspace, actor.administrator(), MainLayout::showKeys)),
                content,
                palette);
    }

    @Override
    public void showRouterLayoutContent(HasElement screen) {
        content.getElement().removeAllChildren();
        here = screen;
        content.getElement().appendChild(screen.getElement());
        boolean own = screen instanceof BarItems;
        nav.setVisible(!own);
        home.setClassName("beside", own);
        start.removeAll();
        start.add(screen instanceof BarItems items ? items.barStart() : List.of(workspaceName()));
        end.removeAll();
        end.add(screen instanceof BarItems items ? items.barEnd() : List.of());
    }

    private Header bar(UserMenu menu) {
        home.addClassName("bar-home");
        home.getElement().setAttribute("aria-label", Words.of("bar.home"));
        home.getElement().setAttribute("router-link", true);
        start.addClassName("bar-start");
        end.addClassName("bar-end");
        Header bar = new Header(home, start, nav, end, paletteButton(), menu);
        bar.addClassName("bar");
        return bar;
    }

    /** What the screen adds comes first: it is the likeliest to be wanted. */
    private List<Command> commands() {
        List<Command> own = here instanceof HasCommands screen ? screen.commands() : List.of();
        return Stream.of(own, general.list()).flatMap(List::stream).toList();
    }

    private Button paletteButton() {
        Button open = new Button(new Span(Icon.SEARCH.create(), new Kbd("Ctrl K", "⌘K")), click -> palette.open());
        open.addClassName("palette-button");
        open.setAriaLabel(Words.of("palette.label"));
        return open;
    }

    private static Nav navigation() {
        Anchor tasks = new Anchor("/tasks", Words.of("tasks.title"));
        tasks.getElement().setAttribute("router-link", true);
        Nav nav = new Nav(tasks);
        nav.addClassName("bar-nav");
        nav.getElement().setAttribute("aria-label", Words.of("bar.nav"));
        return nav;
    }

    private static void showKeys() {
        new ShortcutHelp().open();
    }

    private Component workspaceName() {
        Span name = new Span(workspace);
        name.addClassName("bar-workspace");
        return name;
    }

    /** For who comes by keyboard: past the bar. */
    private static Anchor skip() {
        Anchor skip = new Anchor("#content", Words.of("bar.skip"));
        skip.addClassName("skip");
        skip.setRouterIgnore(true);
        // The page's base is the first screen, and a fragment alone would lead there.
        skip.getElement()
                .executeJs("this.addEventListener('click', event => {"
                        + " event.preventDefault(); document.getElementById('content').focus(); })");
        return skip;
    }
}
