package dev.atelier.web.workbench;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.source.Change;
import dev.atelier.core.source.FilePatch;
import dev.atelier.web.shell.Words;

/** One changed file: its name and counts, opening to its lines. */
final class FileDiff extends NativeDetails {
    FileDiff(FilePatch file) {
        Change change = file.change();
        addClassName("file-diff");
        setOpen(true);
        Span counts = new Span("+" + change.added() + " −" + change.removed());
        counts.addClassName("file-counts");
        String moved = change.from().map(from -> from + " → ").orElse("");
        Span kind = new Span(word(change.kind()));
        kind.addClassName("file-kind");
        setSummary(new Span(new Span(moved + change.path().value()), kind, counts));
        if (change.binary()) {
            setContent(new Paragraph(Words.of("diff.binary")));
        } else if (file.text().isEmpty()) {
            setContent(new Paragraph(Words.of("diff.long")));
        } else {
            setContent(new Html("<pre tabindex=\"0\">" + lines(file.text()) + "</pre>"));
        }
    }

    /** The lines as elements by what they do; every character of a file is text (X18). */
    static String lines(String unified) {
        StringBuilder html = new StringBuilder();
        unified.lines()
                .filter(line -> !line.startsWith("--- ") && !line.startsWith("+++ "))
                .forEach(line -> html.append("<span class=\"line ")
                        .append(kind(line))
                        .append("\">")
                        .append(escaped(line))
                        .append("\n</span>"));
        return html.toString();
    }

    private static String kind(String line) {
        if (line.isEmpty()) {
            return "same";
        }
        return switch (line.charAt(0)) {
            case '+' -> "added";
            case '-' -> "removed";
            case '@' -> "place";
            default -> "same";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String word(Change.Kind kind) {
        return switch (kind) {
            case ADDED -> Words.of("diff.added");
            case MODIFIED -> "";
            case DELETED -> Words.of("diff.deleted");
            case RENAMED -> Words.of("diff.renamed");
        };
    }
}
