package dev.atelier.web.home;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.project.ImageId;
import dev.atelier.core.project.Project;
import dev.atelier.core.project.ProjectImages;
import dev.atelier.core.project.Projects;
import dev.atelier.core.project.Versions;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.images.ImageKeeper;
import dev.atelier.web.images.ImageTray;
import dev.atelier.web.login.SessionActor;
import dev.atelier.web.push.LiveUpdates;
import dev.atelier.web.shell.EmptyState;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.MainLayout;
import dev.atelier.web.shell.Press;
import dev.atelier.web.shell.Words;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first screen: what shall we build, and what was built. */
@Route(value = "", layout = MainLayout.class)
@PageTitle("Atelier")
@PermitAll
@Dependent
public class HomeView extends Div {
    private final transient Projects projects;
    private final transient Versions versions;
    private final transient Previews previews;
    private final transient Actor actor = SessionActor.current();
    private final boolean mayBuild = actor.right().includes(Right.RUN);
    private final ImageTray tray;
    private final PromptBox prompt;
    private final UnorderedList cards = new UnorderedList();
    private final Map<ProjectId, ProjectCard> byProject = new HashMap<>();
    private @Nullable Registration watching;

    @Inject
    public HomeView(Projects projects, Versions versions, Previews previews, ProjectImages images) {
        this.projects = projects;
        this.versions = versions;
        this.tray = new ImageTray(ImageKeeper.ofDrafts(images, actor), ".prompt");
        this.prompt = new PromptBox(this::start, mayBuild ? Words.of("home.hint") : Words.of("allowed.not"), tray);
        this.previews = previews;
        addClassName("home");
        cards.addClassName("cards");
        add(hero(), head(), cards);
        showProjects();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        watching = LiveUpdates.ofPreviews(ui, previews, this::showState);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (watching != null) {
            watching.remove();
        }
    }

    private Component hero() {
        Div chips = new Div();
        chips.addClassName("chips");
        chips.add(
                example(Words.of("home.todo"), Words.of("home.todo.ask")),
                example(Words.of("home.gallery"), Words.of("home.gallery.ask")),
                example(Words.of("home.landing"), Words.of("home.landing.ask")),
                example(Words.of("home.board"), Words.of("home.board.ask")),
                example(Words.of("home.dashboard"), Words.of("home.dashboard.ask")));
        Button empty = Press.once(
                new Button(Words.of("home.empty")), () -> open(projects.create(actor, Words.of("home.new.name"))));
        empty.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div ways = new Div(
                new Span(Words.of("home.ways")),
                way(Words.of("home.git"), "/tasks/new"),
                way(Words.of("home.zip"), "/tasks/new?from=zip"),
                empty);
        ways.addClassName("ways");
        if (!mayBuild) {
            prompt.close();
            chips.setVisible(false);
            ways.setVisible(false);
        }
        Div hero = new Div(new H1(Words.of("home.title")), new Paragraph(Words.of("home.text")), prompt, chips, ways);
        hero.addClassName("home-hero");
        return hero;
    }

    /** Another way in, which is a screen of its own. */
    private static Anchor way(String label, String address) {
        Anchor way = new Anchor(address, label);
        way.getElement().setAttribute("router-link", true);
        return way;
    }

    /** A chip, and what it puts into the box. */
    private Button example(String label, String ask) {
        return new Button(label, click -> prompt.suggest(ask));
    }

    private static Component head() {
        Div head = new Div(new H2(Words.of("home.projects")), new Span(Words.of("home.order")));
        head.addClassName("home-head");
        return head;
    }

    private void showProjects() {
        cards.removeAll();
        byProject.clear();
        for (Project project : projects.list(actor)) {
            ProjectCard card = new ProjectCard(
                    project,
                    previews.state(project.id()),
                    version -> versions.screenshot(actor, project.id(), version));
            if (actor.right().includes(Right.RUN)) {
                card.offer(new CardMenu(projects, actor, project, this::showProjects));
            }
            byProject.put(project.id(), card);
            cards.add(card);
        }
        if (mayBuild) {
            cards.add(new ListItem(newCard()));
        } else if (byProject.isEmpty()) {
            add(new EmptyState(Icon.EMPTY, Words.of("home.none.title"), Words.of("home.none.text")));
        }
    }

    private Component newCard() {
        NativeButton fresh = new NativeButton("+ " + Words.of("home.new"), click -> prompt.point());
        fresh.addClassNames("card", "new");
        return fresh;
    }

    private void showState(ProjectId project) {
        ProjectCard card = byProject.get(project);
        if (card != null) {
            card.setPreview(previews.state(project));
        }
    }

    private void start(String words) {
        List<ImageId> images = tray.keys().stream().map(ImageId::of).toList();
        open(projects.createFrom(actor, words, images).project());
    }

    private void open(Project project) {
        getUI().ifPresent(ui -> ui.navigate("p/" + project.slug()));
    }
}
