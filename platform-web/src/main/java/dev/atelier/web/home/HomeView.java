package dev.atelier.web.home;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import dev.atelier.core.project.Project;
import dev.atelier.core.project.Projects;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.login.SessionActor;
import dev.atelier.web.push.LiveUpdates;
import dev.atelier.web.shell.MainLayout;
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
    /** The words on a chip, and what it puts into the box. */
    private static final List<Map.Entry<String, String>> EXAMPLES = List.of(
            Map.entry("To-do list", "A to-do list with due dates, where I can tick things off"),
            Map.entry("Photo gallery", "A photo gallery with a large view and captions"),
            Map.entry("Landing page", "A landing page for my bakery, with opening hours and a contact form"),
            Map.entry("Kanban board", "A Kanban board with three columns and cards that I can drag"),
            Map.entry("Dashboard with a chart", "A dashboard with sales numbers and a chart by month"));

    private final transient Projects projects;
    private final transient Previews previews;
    private final transient Actor actor = SessionActor.current();
    private final PromptBox prompt = new PromptBox(this::start, "You will see it running in a few seconds.");
    private final UnorderedList cards = new UnorderedList();
    private final Map<ProjectId, ProjectCard> byProject = new HashMap<>();
    private @Nullable Registration watching;

    @Inject
    public HomeView(Projects projects, Previews previews) {
        this.projects = projects;
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
        EXAMPLES.forEach(
                example -> chips.add(new Button(example.getKey(), click -> prompt.suggest(example.getValue()))));
        Button empty = new Button("an empty template", click -> open(projects.create(actor, "New project")));
        empty.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div ways = new Div(new Span("or start from"), empty);
        ways.addClassName("ways");
        Div hero = new Div(
                new H1("What shall we build today?"),
                new Paragraph("Say it in your own words. You can change everything later."),
                prompt,
                chips,
                ways);
        hero.addClassName("home-hero");
        return hero;
    }

    private static Component head() {
        Div head = new Div(new H2("Your projects"), new Span("Last activity first"));
        head.addClassName("home-head");
        return head;
    }

    private void showProjects() {
        cards.removeAll();
        byProject.clear();
        for (Project project : projects.list(actor)) {
            ProjectCard card = new ProjectCard(project, previews.state(project.id()));
            if (actor.right().includes(Right.RUN)) {
                card.offer(new CardMenu(projects, actor, project, this::showProjects));
            }
            byProject.put(project.id(), card);
            cards.add(card);
        }
        NativeButton fresh = new NativeButton("+ New project", click -> prompt.point());
        fresh.addClassNames("card", "new");
        cards.add(new ListItem(fresh));
    }

    private void showState(ProjectId project) {
        ProjectCard card = byProject.get(project);
        if (card != null) {
            card.setPreview(previews.state(project));
        }
    }

    private void start(String words) {
        open(projects.createFrom(actor, words).project());
    }

    private void open(Project project) {
        getUI().ifPresent(ui -> ui.navigate("p/" + project.slug()));
    }
}
