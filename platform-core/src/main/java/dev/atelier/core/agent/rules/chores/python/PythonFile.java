package dev.atelier.core.agent.rules.chores.python;

import dev.atelier.core.agent.rules.chores.python.PythonScanner.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Python source, cut into logical lines. */
final class PythonFile {
    private static final int TAB = 8;

    private final String text;
    private final Kind[] kinds;
    private final List<LogicalLine> lines;

    private PythonFile(String text, Kind[] kinds) {
        this.text = text;
        this.kinds = kinds;
        this.lines = cut();
    }

    /** @throws UnreadableSourceException if strings or brackets do not end */
    static PythonFile parse(String text) {
        return new PythonFile(text, PythonScanner.scan(text));
    }

    String text() {
        return text;
    }

    List<LogicalLine> lines() {
        return lines;
    }

    /** All functions and classes, in their order, those inside of others too. */
    List<Definition> definitions() {
        List<Definition> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Definition.at(this, i).ifPresent(found::add);
        }
        return found;
    }

    String textOf(LogicalLine line) {
        return text.substring(line.textStart(), line.end());
    }

    String indentOf(LogicalLine line) {
        return text.substring(line.start(), line.textStart());
    }

    boolean isCode(int offset) {
        return kinds[offset] == Kind.CODE;
    }

    boolean isString(int offset) {
        return kinds[offset] == Kind.STRING;
    }

    boolean isComment(int offset) {
        return kinds[offset] == Kind.COMMENT;
    }

    /** Offsets at which the pattern begins in the code of a line, not in its strings and comments. */
    List<Integer> inCode(Pattern pattern, LogicalLine line) {
        List<Integer> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text).region(line.textStart(), line.end());
        matcher.useTransparentBounds(true);
        while (matcher.find()) {
            if (isCode(matcher.start())) {
                found.add(matcher.start());
            }
        }
        return found;
    }

    /** The offset of the first of these characters in code and outside of brackets, or -1. */
    int outsideBrackets(String characters, int from, int to) {
        int depth = 0;
        for (int at = from; at < to; at++) {
            if (isCode(at)) {
                char c = text.charAt(at);
                if (depth == 0 && characters.indexOf(c) >= 0) {
                    return at;
                }
                depth += PythonScanner.depthChange(c);
            }
        }
        return -1;
    }

    /** As the file's own lines end. */
    String newline() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private List<LogicalLine> cut() {
        List<LogicalLine> found = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int textStart = start;
            int column = 0;
            while (textStart < text.length() && " \t\f".indexOf(text.charAt(textStart)) >= 0) {
                column = text.charAt(textStart) == '\t' ? (column / TAB + 1) * TAB : column + 1;
                textStart++;
            }
            boolean empty = textStart == text.length() || "\r\n#".indexOf(text.charAt(textStart)) >= 0;
            int end = empty ? physicalEnd(textStart) : logicalEnd(textStart);
            if (!empty) {
                found.add(new LogicalLine(start, textStart, end, column));
            }
            start = end + 1;
        }
        return List.copyOf(found);
    }

    private int physicalEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int logicalEnd(int from) {
        int depth = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isCode(at)) {
                depth += PythonScanner.depthChange(c);
            }
            if (c == '\n' && depth == 0 && !isString(at) && !continued(at)) {
                return at;
            }
        }
        if (depth != 0) {
            throw new UnreadableSourceException("a bracket does not end");
        }
        return text.length();
    }

    private boolean continued(int lineFeed) {
        int last = lineFeed > 0 && text.charAt(lineFeed - 1) == '\r' ? lineFeed - 2 : lineFeed - 1;
        return last >= 0 && text.charAt(last) == '\\' && isCode(last);
    }
}
