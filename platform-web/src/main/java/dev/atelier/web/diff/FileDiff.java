package dev.atelier.web.diff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.source.Change;
import dev.atelier.core.source.FilePatch;
import dev.atelier.web.shell.Words;
import java.util.List;

/** One changed file: its name and counts, opening to its lines; long ones piece by piece. */
public final class FileDiff extends NativeDetails {
    private static final int FIRST_ROWS = 300;
    private static final int MORE_ROWS = 1_000;
    private static final int LINE = 400;
    private static final int LONG_LINE = 20_000;

    private final transient FilePatch file;
    private final transient Sides sides;
    private final Div content = new Div();
    private boolean filled;
    private int rowsShown = FIRST_ROWS;
    private int longestLine = LINE;

    /** The two states that are compared, as far as the screen offers to do something with them. */
    public interface Sides {
        /** Before and after, for a file that has no lines. */
        Component pictures(Change change);

        /** What can be done with the file. */
        List<Component> actions(Change change);
    }

    /** Lines of a closed one are not made before it is opened. */
    public FileDiff(FilePatch file, boolean open, Sides sides) {
        this.file = file;
        this.sides = sides;
        addClassName("file-diff");
        setSummary(summary(file.change()));
        setContent(content);
        addToggleListener(toggle -> fillOnce(toggle.isOpened()));
        setOpen(open);
        fillOnce(open);
    }

    /** How many lines came and went, for people. */
    public static Span counts(Change change) {
        Span added = new Span("+" + change.added());
        added.addClassName("count-added");
        Span removed = new Span("−" + change.removed());
        removed.addClassName("count-removed");
        Span counts = new Span(added, new Span(" "), removed);
        counts.addClassName("file-counts");
        return counts;
    }

    private static Span summary(Change change) {
        String moved = change.from().map(from -> from + " → ").orElse("");
        Span name = new Span(moved + change.path().value());
        name.addClassName("file-diff-name");
        Span kind = new Span(word(change.kind()));
        kind.addClassName("file-kind");
        return change.binary() ? new Span(name, kind) : new Span(name, kind, counts(change));
    }

    private void fillOnce(boolean opened) {
        if (opened && !filled) {
            filled = true;
            fill();
        }
    }

    private void fill() {
        content.removeAll();
        Change change = file.change();
        Div actions = new Div();
        actions.addClassName("file-diff-actions");
        sides.actions(change).forEach(actions::add);
        content.add(actions);
        if (change.binary()) {
            content.add(sides.pictures(change));
        } else if (file.withheld()) {
            content.add(new Paragraph(Words.of("changes.too-long")));
        } else if (file.text().isEmpty()) {
            content.add(new Paragraph(Words.of("changes.same-lines")));
        } else {
            addLines();
        }
    }

    private void addLines() {
        List<DiffRow> rows = DiffRows.of(file.text(), longestLine);
        DiffLines lines = new DiffLines(Words.of("changes.of", file.change().path()));
        lines.show(rows.subList(0, Math.min(rows.size(), rowsShown)));
        content.add(lines);
        Div more = new Div();
        more.addClassName("file-diff-actions");
        if (rows.size() > rowsShown) {
            more.add(button(Words.of("changes.more-lines", rows.size() - rowsShown), () -> rowsShown += MORE_ROWS));
        }
        if (longestLine < LONG_LINE && rows.stream().anyMatch(row -> row.cut() > 0)) {
            more.add(button(Words.of("changes.long-lines"), () -> longestLine = LONG_LINE));
        }
        if (more.getComponentCount() > 0) {
            content.add(more);
        }
    }

    private Button button(String text, Runnable change) {
        Button button = new Button(text, click -> {
            change.run();
            fill();
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private static String word(Change.Kind kind) {
        return switch (kind) {
            case ADDED -> Words.of("changes.kind.added");
            case MODIFIED -> "";
            case DELETED -> Words.of("changes.kind.deleted");
            case RENAMED -> Words.of("changes.kind.renamed");
        };
    }
}
