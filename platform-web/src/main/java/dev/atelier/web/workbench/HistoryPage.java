package dev.atelier.web.workbench;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.project.Engine;
import dev.atelier.core.project.Project;
import dev.atelier.core.project.TimelineEntry;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.shell.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/** All versions by day, newest first: what was asked for, by whom, what it changed, and the way back to it. */
final class HistoryPage extends Div {
    private static final int AT_ONCE = 60;

    private final transient Engine engine;
    private final transient Actor actor;
    private final transient Project project;
    private final transient IntConsumer showChanges;
    private final Div list = new Div();
    private final Button compare = new Button();
    private final transient Deque<Integer> chosen = new ArrayDeque<>();
    private final transient List<VersionRow> rows = new java.util.ArrayList<>();
    private ZoneId zone = ZoneOffset.UTC;
    private int limit = AT_ONCE;

    /**
     * The history of a project.
     *
     * @param showChanges shows what a version brought
     * @param compare shows what changed between two versions, the earlier first
     */
    HistoryPage(
            Engine engine,
            Actor actor,
            Project project,
            IntConsumer showChanges,
            BiConsumer<Integer, Integer> compare) {
        this.engine = engine;
        this.actor = actor;
        this.project = project;
        this.showChanges = showChanges;
        addClassName("history");
        this.compare.addThemeVariants(ButtonVariant.LUMO_SMALL);
        this.compare.addClickListener(click -> compare.accept(
                Math.min(chosen.getFirst(), chosen.getLast()), Math.max(chosen.getFirst(), chosen.getLast())));
        Div bar = new Div(new Span(Words.of("history.compare.how")), this.compare);
        bar.addClassName("history-bar");
        add(bar, list);
        nameComparison();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        attached.getUI().getPage().retrieveExtendedClientDetails(details -> {
            zone = details.getTimeZoneId() == null ? ZoneOffset.UTC : ZoneId.of(details.getTimeZoneId());
            if (isVisible()) {
                refresh();
            }
        });
    }

    void refresh() {
        list.removeAll();
        rows.clear();
        List<TimelineEntry> entries = engine.timeline().newest(actor, project.id(), limit + 1);
        int newest = entries.getFirst().version().number();
        LocalDate day = LocalDate.MAX;
        OrderedList versions = new OrderedList();
        for (TimelineEntry entry : entries.subList(0, Math.min(limit, entries.size()))) {
            LocalDate made = LocalDate.ofInstant(entry.version().created(), zone);
            if (!made.equals(day)) {
                day = made;
                versions = listOf(day);
            }
            VersionRow row = new VersionRow(
                    engine.versions(), actor, project, entry, entry.version().number() == newest, showChanges);
            row.onChosen(isChosen -> choose(entry.version().number(), isChosen));
            row.setChosen(chosen.contains(entry.version().number()));
            rows.add(row);
            versions.add(row);
        }
        if (entries.size() > limit) {
            list.add(new Button(Words.of("history.more"), click -> {
                limit += AT_ONCE;
                refresh();
            }));
        }
    }

    private OrderedList listOf(LocalDate day) {
        H3 title = new H3(name(day));
        title.addClassName("history-day");
        OrderedList versions = new OrderedList();
        versions.addClassName("versions");
        versions.getElement().setAttribute("aria-label", Words.of("history.versions", name(day)));
        list.add(title, versions);
        return versions;
    }

    private String name(LocalDate day) {
        LocalDate today = LocalDate.now(zone);
        if (day.equals(today)) {
            return Words.of("history.today");
        }
        if (day.equals(today.minusDays(1))) {
            return Words.of("history.yesterday");
        }
        Locale locale = getUI().map(ui -> ui.getLocale()).orElse(Locale.ENGLISH);
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale)
                .format(day);
    }

    /** Two at most: whoever chooses a third lets go of the first. */
    private void choose(int version, boolean isChosen) {
        chosen.remove(version);
        if (isChosen) {
            chosen.addLast(version);
            if (chosen.size() > 2) {
                chosen.removeFirst();
            }
        }
        rows.forEach(row -> row.setChosen(chosen.contains(row.number())));
        nameComparison();
    }

    private void nameComparison() {
        boolean two = chosen.size() == 2;
        compare.setEnabled(two);
        compare.setText(
                two
                        ? Words.of(
                                "history.compare.two",
                                Math.min(chosen.getFirst(), chosen.getLast()),
                                Math.max(chosen.getFirst(), chosen.getLast()))
                        : Words.of("history.compare"));
    }
}
