package dev.atelier.web.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the hunks of a unified difference into rows with line numbers, and marks what differs within lines. */
public final class DiffRows {
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*");
    /** Characters that would change how those around them are shown, or hide. */
    private static final Pattern TREACHEROUS = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\t\\u200C\\u200D]]");

    private final int longestLine;
    private final List<DiffRow> rows = new ArrayList<>();
    private int before;
    private int after;

    private DiffRows(int longestLine) {
        this.longestLine = longestLine;
    }

    /**
     * The rows of one file's difference.
     *
     * @param unified hunks, with or without the two lines of names above them
     * @param longestLine characters of a line that are shown
     */
    public static List<DiffRow> of(String unified, int longestLine) {
        DiffRows reader = new DiffRows(longestLine);
        boolean inHunk = false;
        // Not lines(): a carriage return belongs to its line.
        for (String line : unified.split("\n", -1)) {
            Matcher hunk = HUNK.matcher(line);
            if (hunk.matches()) {
                inHunk = true;
                reader.startHunk(line, Integer.parseInt(hunk.group(1)), Integer.parseInt(hunk.group(2)));
            } else if (inHunk && !line.isEmpty()) {
                reader.add(line);
            }
        }
        return marked(reader.rows);
    }

    private void startHunk(String line, int firstBefore, int firstAfter) {
        before = firstBefore;
        after = firstAfter;
        rows.add(new DiffRow("place", 0, 0, line, List.of(), 0));
    }

    private void add(String line) {
        String text = line.substring(1);
        switch (line.charAt(0)) {
            case '+' -> rows.add(row("added", 0, after++, text));
            case '-' -> rows.add(row("removed", before++, 0, text));
            case ' ' -> rows.add(row("same", before++, after++, text));
            case '\\' -> rows.add(new DiffRow("note", 0, 0, text.strip(), List.of(), 0));
            default -> {} // nothing that a difference consists of
        }
    }

    private DiffRow row(String kind, int numberBefore, int numberAfter, String text) {
        int end = Math.min(text.length(), longestLine);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        String shown = visible(text.substring(0, end));
        return new DiffRow(kind, numberBefore, numberAfter, shown, List.of(), text.length() - end);
    }

    /** What cannot be seen, or misleads, is named by its number. The carriage return at a line's end is only that. */
    static String visible(String text) {
        String line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        return TREACHEROUS
                .matcher(line)
                .replaceAll(found -> String.format("⟨U+%04X⟩", found.group().codePointAt(0)));
    }

    /** The first removed line is compared with the first that was added in its place, and so on. */
    private static List<DiffRow> marked(List<DiffRow> rows) {
        List<DiffRow> result = new ArrayList<>(rows);
        int at = 0;
        while (at < rows.size()) {
            int removed = countFrom(rows, at, "removed");
            int added = countFrom(rows, at + removed, "added");
            for (int i = 0; i < Math.min(removed, added); i++) {
                LineMarks marks = LineMarks.of(
                        rows.get(at + i).text(), rows.get(at + removed + i).text());
                result.set(at + i, rows.get(at + i).withMarks(marks.before()));
                result.set(at + removed + i, rows.get(at + removed + i).withMarks(marks.after()));
            }
            at += Math.max(1, removed + added);
        }
        return result;
    }

    private static int countFrom(List<DiffRow> rows, int start, String kind) {
        int at = start;
        while (at < rows.size() && rows.get(at).is(kind)) {
            at++;
        }
        return at - start;
    }
}
