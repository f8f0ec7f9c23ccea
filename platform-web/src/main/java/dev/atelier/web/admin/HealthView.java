package dev.atelier.web.admin;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.atelier.web.health.ComponentHealth;
import dev.atelier.web.health.ComponentHealth.Status;
import dev.atelier.web.health.Health;
import dev.atelier.web.health.HealthCheck;
import dev.atelier.web.health.Look;
import dev.atelier.web.login.SessionActor;
import dev.atelier.web.push.LiveUpdates;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.MainLayout;
import dev.atelier.web.shell.RelativeTime;
import dev.atelier.web.shell.Skeleton;
import dev.atelier.web.shell.Words;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How each part of the installation is, and why (R12). What does not work stands first. */
@Route(value = "admin/health", layout = MainLayout.class)
@PermitAll
@Dependent
public class HealthView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private static final int ROWS_ON_THEIR_WAY = 6;
    private static final List<Status> ORDER = List.of(Status.DOWN, Status.UP, Status.NOT_CONFIGURED);

    private final transient Supplier<Look> look;
    private final Div summary = new Div();
    private final Span verdict = new Span(Words.of("health.looking"));
    private final Div facts = new Div();
    private final Div parts = new Div();
    private final Button again;
    private transient @Nullable HealthWatch watch;
    private transient @Nullable Look shown;

    @Inject
    public HealthView(HealthCheck check) {
        this(check::look);
    }

    HealthView(Supplier<Look> look) {
        this.look = look;
        addClassNames("page", "health");
        again = new Button(Words.of("health.again"), Icon.RELOAD.create(), click -> again());
        Div head = new Div(new H1(Words.of("health.title")), again);
        head.addClassName("page-head");
        summary.addClassName("health-summary");
        verdict.getElement().setAttribute("role", "status");
        facts.addClassName("row-facts");
        summary.add(verdict, facts);
        add(head, new Paragraph(Words.of("health.text")), summary, parts);
        showThatItIsOnItsWay();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!SessionActor.current().administrator()) {
            throw new NotFoundException();
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        watch = new HealthWatch(look, seen -> LiveUpdates.onScreen(ui, () -> show(seen)));
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (watch != null) {
            watch.close();
        }
    }

    @Override
    public String getPageTitle() {
        return Words.of("health.page");
    }

    private void again() {
        if (watch != null) {
            again.setEnabled(false);
            again.setText(Words.of("health.looking"));
            watch.again();
        }
    }

    private void showThatItIsOnItsWay() {
        for (int i = 0; i < ROWS_ON_THEIR_WAY; i++) {
            parts.add(new Skeleton("100%", "58px"));
        }
    }

    /** What is as before is left alone: somebody may be reading it, or having it read to them. */
    private void show(Look seen) {
        again.setEnabled(true);
        again.setText(Words.of("health.again"));
        facts.removeAll();
        facts.add(new Span(Words.of("health.looked") + " "), new RelativeTime(seen.at()));
        if (shown == null || !shown.health().equals(seen.health())) {
            verdict.setText(words(seen.health()));
            summary.getElement().setAttribute("data-mood", mood(seen.health()));
            parts.removeAll();
            parts.add(rows(seen));
        }
        shown = seen;
    }

    private static Component rows(Look seen) {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        rows.getElement().setAttribute("aria-label", Words.of("health.title"));
        seen.health().components().entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, ComponentHealth>>comparingInt(
                                part -> ORDER.indexOf(part.getValue().status()))
                        .thenComparing(part -> HealthRow.name(part.getKey())))
                .forEach(part -> rows.add(new HealthRow(
                        part.getKey(),
                        part.getValue(),
                        Optional.ofNullable(seen.since().get(part.getKey())))));
        return rows;
    }

    private static String words(Health health) {
        return Words.of(
                health.status() == Status.DOWN ? "health.broken" : anyIsDown(health) ? "health.partly" : "health.all");
    }

    private static String mood(Health health) {
        return health.status() == Status.DOWN ? "bad" : anyIsDown(health) ? "warning" : "good";
    }

    private static boolean anyIsDown(Health health) {
        return health.components().values().stream().anyMatch(part -> part.status() == Status.DOWN);
    }
}
