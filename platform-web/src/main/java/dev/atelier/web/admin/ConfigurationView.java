package dev.atelier.web.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.atelier.core.config.LiveKey.Area;
import dev.atelier.core.runtime.RuntimeSettings;
import dev.atelier.core.runtime.SettingChange;
import dev.atelier.core.runtime.SettingNow;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.login.SessionActor;
import dev.atelier.web.shell.EmptyState;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.MainLayout;
import dev.atelier.web.shell.Notices;
import dev.atelier.web.shell.RelativeTime;
import dev.atelier.web.shell.Words;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings that take effect while the platform runs: what counts, why, and who changed it (R14). */
@Route(value = "admin/configuration", layout = MainLayout.class)
@PermitAll
@Dependent
public class ConfigurationView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private static final int NEWEST_CHANGES = 50;

    private final transient RuntimeSettings settings;
    private final transient Actor actor = SessionActor.current();
    private final Div areas = new Div();
    private final Div changes = new Div();

    @Inject
    public ConfigurationView(RuntimeSettings settings) {
        this.settings = settings;
        addClassNames("page", "configuration");
        Div head = new Div(new H1(Words.of("config.title")));
        head.addClassName("page-head");
        add(head, new Paragraph(Words.of("config.text")), areas, changes);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!actor.administrator()) {
            throw new NotFoundException();
        }
        show();
    }

    @Override
    public String getPageTitle() {
        return Words.of("config.page");
    }

    private void show() {
        areas.removeAll();
        List<SettingNow> all = settings.list(actor);
        for (Area area : Area.values()) {
            List<SettingNow> some =
                    all.stream().filter(now -> now.key().area() == area).toList();
            if (!some.isEmpty()) {
                areas.add(section(area, some));
            }
        }
        showChanges();
    }

    private Section section(Area area, List<SettingNow> some) {
        H2 title = new H2(SettingWords.word("area", area));
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        some.forEach(now -> rows.add(new SettingRow(now, () -> change(now), () -> reset(now))));
        return new Section(title, rows);
    }

    private void change(SettingNow now) {
        new ChangeDialog(now, value -> {
                    settings.change(actor, now.key().name(), value);
                    show();
                    Notices.good(Words.of("config.changed"));
                })
                .open();
    }

    private void reset(SettingNow now) {
        settings.reset(actor, now.key().name());
        show();
        Notices.good(Words.of("config.was.reset"));
    }

    private void showChanges() {
        changes.removeAll();
        List<SettingChange> newest = settings.history(actor, NEWEST_CHANGES);
        changes.add(new H2(Words.of("config.changes")));
        if (newest.isEmpty()) {
            changes.add(new EmptyState(
                    Icon.PEN, Words.of("config.changes.none.title"), Words.of("config.changes.none.text")));
            return;
        }
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        newest.forEach(change -> rows.add(line(change)));
        changes.add(rows);
    }

    private static ListItem line(SettingChange change) {
        Div what = new Div(
                new Span(SettingRow.label(change.setting())),
                value(change.before().orElse(null)),
                new Span("→"),
                value(change.after().orElse(null)));
        what.addClassName("setting-change");
        Div facts = new Div(new Span(change.by() + " · "), new RelativeTime(change.at()));
        facts.addClassName("row-facts");
        Div text = new Div(what, facts);
        text.addClassName("row-text");
        return new ListItem(text);
    }

    private static Component value(@Nullable String value) {
        if (value == null) {
            return new Span(Words.of("config.environment"));
        }
        return value.isEmpty() ? new Span(Words.of("config.empty")) : new Code(value);
    }
}
