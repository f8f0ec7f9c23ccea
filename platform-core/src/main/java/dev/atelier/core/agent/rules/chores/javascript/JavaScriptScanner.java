package dev.atelier.core.agent.rules.chores.javascript;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the lines that begin in code outside of all brackets, where statements of the module begin. */
final class JavaScriptScanner {
    /** Behind these a slash begins a regular expression, although they look like names. */
    private static final Set<String> BEFORE_VALUE = Set.of(
            "return",
            "typeof",
            "case",
            "in",
            "of",
            "delete",
            "void",
            "throw",
            "new",
            "else",
            "do",
            "yield",
            "await",
            "instanceof");

    private static final Set<String> BEFORE_CONDITION = Set.of("if", "while", "for", "with");

    private final String text;
    private final List<Integer> starts = new ArrayList<>();
    /** What is open: a bracket, or {@code $} for a value within a template. */
    private final Deque<Character> open = new ArrayDeque<>();
    /** For each open round bracket, whether it is that of a condition. */
    private final Deque<Boolean> conditions = new ArrayDeque<>();

    private String word = "";
    /** Whether a slash would begin a regular expression here. */
    private boolean valueExpected = true;

    private int at;

    private JavaScriptScanner(String text) {
        this.text = text;
    }

    /** Offsets of the starts of those lines; empty if the source does not end as it should, and may be misread. */
    static Optional<List<Integer>> topLevelLines(String text) {
        JavaScriptScanner scanner = new JavaScriptScanner(text);
        return scanner.run() ? Optional.of(scanner.starts) : Optional.empty();
    }

    private boolean run() {
        boolean lineStart = true;
        while (at < text.length()) {
            if (lineStart && open.isEmpty()) {
                starts.add(at);
            }
            lineStart = text.charAt(at) == '\n';
            if (!step(text.charAt(at))) {
                return false;
            }
        }
        return open.isEmpty();
    }

    private boolean step(char c) {
        if (text.startsWith("//", at) || (at == 0 && text.startsWith("#!"))) {
            return skipTo(text.indexOf('\n', at), 0, text.length());
        }
        if (text.startsWith("/*", at)) {
            return skipTo(text.indexOf("*/", at + 2), 2, -1);
        }
        return switch (c) {
            case '"', '\'' -> string(c);
            case '`' -> template();
            case '/' -> valueExpected ? regularExpression() : operator();
            case '(', '[', '{' -> open(c);
            case ')', ']', '}' -> close(c);
            default -> Character.isJavaIdentifierPart(c) ? word() : other(c);
        };
    }

    private boolean skipTo(int found, int more, int otherwise) {
        at = found < 0 ? otherwise : found + more;
        return at >= 0;
    }

    private boolean string(char quote) {
        for (at++; at < text.length() && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == quote) {
                at++;
                return value();
            }
        }
        // An apostrophe in a text between tags: what follows on the next line is code again.
        return value();
    }

    /** From a back quote, or from the end of a value in a template, to its end or the next value. */
    private boolean template() {
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '`') {
                at++;
                return value();
            } else if (text.startsWith("${", at)) {
                at += 2;
                open.push('$');
                valueExpected = true;
                word = "";
                return true;
            }
        }
        return false;
    }

    private boolean regularExpression() {
        boolean inClass = false;
        for (at++; at < text.length() && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            } else if (c == '/' && !inClass) {
                at++;
                return value();
            }
        }
        return value();
    }

    private boolean open(char c) {
        if (c == '(') {
            conditions.push(BEFORE_CONDITION.contains(word));
        }
        open.push(c);
        return operator();
    }

    private boolean close(char c) {
        if (open.isEmpty()) {
            return false;
        }
        char opened = open.pop();
        if (opened == '$') {
            return c == '}' && template();
        }
        boolean condition = opened == '(' && conditions.pop();
        at++;
        word = "";
        valueExpected = condition || c == '}';
        return opened
                == switch (c) {
                    case ')' -> '(';
                    case ']' -> '[';
                    default -> '{';
                };
    }

    private boolean word() {
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        word = text.substring(start, at);
        valueExpected = BEFORE_VALUE.contains(word);
        return true;
    }

    private boolean other(char c) {
        if (!Character.isWhitespace(c)) {
            boolean stepped = (c == '+' || c == '-') && at > 0 && text.charAt(at - 1) == c;
            at++;
            word = "";
            valueExpected = !stepped;
            return true;
        }
        at++;
        return true;
    }

    private boolean operator() {
        at++;
        word = "";
        valueExpected = true;
        return true;
    }

    private boolean value() {
        word = "";
        valueExpected = false;
        return true;
    }
}
