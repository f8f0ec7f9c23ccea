package dev.atelier.core.agent.rules.chores.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function or class.
 *
 * @param line its header among the file's lines
 * @param open where the parameters begin, behind the bracket; -1 for a class
 * @param close the bracket behind the parameters; -1 for a class
 * @param colon where the header ends
 * @param bodyEnd behind the last line of its body, as an index among the lines; no body of its own if next to the header
 */
record Definition(
        PythonFile file, String name, boolean function, int line, int open, int close, int colon, int bodyEnd) {
    private static final Pattern HEADER = Pattern.compile("(?:async[ \\t]+)?(def|class)[ \\t]+(\\w+)");
    private static final Pattern YIELD = Pattern.compile("\\byield\\b");

    static Optional<Definition> at(PythonFile file, int index) {
        LogicalLine line = file.lines().get(index);
        Matcher header = HEADER.matcher(file.text()).region(line.textStart(), line.end());
        if (!header.lookingAt()) {
            return Optional.empty();
        }
        boolean function = header.group(1).equals("def");
        int colon = file.outsideBrackets(":", header.end(), line.end());
        int open = function ? file.outsideBrackets("(", header.end(), line.end()) : -1;
        if (colon < 0 || (function && open < 0)) {
            return Optional.empty();
        }
        int close = function ? file.outsideBrackets(")", open + 1, line.end()) : -1;
        int bodyEnd = index + 1;
        while (bodyEnd < file.lines().size() && file.lines().get(bodyEnd).column() > line.column()) {
            bodyEnd++;
        }
        return Optional.of(new Definition(file, header.group(2), function, index, open + 1, close, colon, bodyEnd));
    }

    LogicalLine header() {
        return file.lines().get(line);
    }

    /** Whether its body is on lines of its own, which it is not in {@code def f(): pass}. */
    boolean hasBlock() {
        LogicalLine header = header();
        String rest = file.text().substring(colon + 1, header.end());
        int content = colon + 1 + rest.length() - rest.stripLeading().length();
        return bodyEnd > line + 1 && (content >= header.end() || file.isComment(content));
    }

    /** The lines of its body with those of definitions inside of it. */
    List<LogicalLine> body() {
        return file.lines().subList(line + 1, bodyEnd);
    }

    /** The lines that run when it is called: without those of definitions inside of it. */
    List<LogicalLine> ownLines() {
        List<LogicalLine> own = new ArrayList<>();
        int at = line + 1;
        while (at < bodyEnd) {
            Optional<Definition> inner = at(file, at);
            if (inner.isEmpty()) {
                own.add(file.lines().get(at));
            }
            at = inner.map(Definition::bodyEnd).orElse(at + 1);
        }
        return own;
    }

    /** Whether the body begins with a string, which documents it. */
    boolean hasDocstring() {
        return file.text().substring(body().getFirst().textStart()).matches("(?s)[rRuU]{0,2}[\"'].*")
                && isOnlyString(body().getFirst());
    }

    boolean isGenerator() {
        return ownLines().stream().anyMatch(own -> !file.inCode(YIELD, own).isEmpty());
    }

    /** Whether a decorator with this word stands right above it. */
    boolean decoratedWith(String word) {
        for (int above = line - 1; above >= 0; above--) {
            LogicalLine candidate = file.lines().get(above);
            if (candidate.column() != header().column() || file.text().charAt(candidate.textStart()) != '@') {
                return false;
            }
            if (file.textOf(candidate).contains(word)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOnlyString(LogicalLine statement) {
        String text = file.textOf(statement);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int offset = statement.textStart() + i;
            if (file.isCode(offset) && "rRuU \t\r\n\\".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
