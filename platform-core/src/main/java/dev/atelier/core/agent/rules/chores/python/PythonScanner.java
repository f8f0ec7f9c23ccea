package dev.atelier.core.agent.rules.chores.python;

import java.util.Locale;

/** Tells code from strings and comments, with f-strings as they are since Python 3.12. */
final class PythonScanner {
    enum Kind {
        CODE,
        COMMENT,
        STRING
    }

    private static final String PREFIX_LETTERS = "rRbBuUfFtT";

    private final String text;
    private final Kind[] kinds;
    private boolean broken;

    private PythonScanner(String text) {
        this.text = text;
        this.kinds = new Kind[text.length()];
    }

    /**
     * The kind of each character; a string's prefix counts as code.
     *
     * @throws UnreadableSourceException if a string does not end
     */
    static Kind[] scan(String text) {
        PythonScanner scanner = new PythonScanner(text);
        scanner.run();
        if (scanner.broken) {
            throw new UnreadableSourceException("a string does not end");
        }
        return scanner.kinds;
    }

    private void run() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = mark(at, end < 0 ? text.length() : end, Kind.COMMENT);
            } else if (c == '"' || c == '\'') {
                at = mark(at, stringEnd(at), Kind.STRING);
            } else {
                at = mark(at, at + 1, Kind.CODE);
            }
        }
    }

    private int mark(int from, int to, Kind kind) {
        for (int i = from; i < to; i++) {
            kinds[i] = kind;
        }
        return to;
    }

    /** Where the string ends that opens here, behind its last quote. */
    private int stringEnd(int open) {
        char quote = text.charAt(open);
        boolean triple = text.startsWith(String.valueOf(quote).repeat(3), open);
        String close = String.valueOf(quote).repeat(triple ? 3 : 1);
        String prefix = prefix(open);
        boolean formatted = prefix.contains("f") || prefix.contains("t");
        int at = open + close.length();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                at += escaped(at, prefix.contains("r"));
            } else if (text.startsWith(close, at)) {
                return at + close.length();
            } else if (c == '\n' && !triple) {
                break;
            } else if (c == '{' && formatted) {
                at = text.startsWith("{{", at) ? at + 2 : fieldEnd(at + 1);
            } else {
                at++;
            }
        }
        broken = true;
        return text.length();
    }

    /** How long the escape is; in a raw string a backslash protects only a quote, itself and a line's end. */
    private int escaped(int at, boolean raw) {
        if (text.startsWith("\r\n", at + 1)) {
            return 3;
        }
        boolean brace = at + 1 < text.length() && text.charAt(at + 1) == '{';
        return raw && brace ? 1 : 2;
    }

    /** Where a replacement field ends, behind its brace; strings in it may use the quotes of the one around it. */
    private int fieldEnd(int from) {
        int depth = 0;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                at = stringEnd(at);
            } else if (c == '}' && depth == 0) {
                return at + 1;
            } else if (c == ':' && depth == 0) {
                return formatEnd(at + 1);
            } else {
                depth += depthChange(c);
                at++;
            }
        }
        broken = true;
        return text.length();
    }

    /** Where a field ends whose format begins here; quotes in a format are plain characters. */
    private int formatEnd(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n') {
            char c = text.charAt(at);
            if (c == '}') {
                return at + 1;
            }
            at = c == '{' ? fieldEnd(at + 1) : at + 1;
        }
        broken = true;
        return text.length();
    }

    static int depthChange(char c) {
        return switch (c) {
            case '(', '[', '{' -> 1;
            case ')', ']', '}' -> -1;
            default -> 0;
        };
    }

    /** The letters before a string that say how it is read, in lower case. */
    private String prefix(int open) {
        int start = open;
        while (start > 0 && PREFIX_LETTERS.indexOf(text.charAt(start - 1)) >= 0 && open - start < 3) {
            start--;
        }
        boolean partOfName = start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1));
        return partOfName ? "" : text.substring(start, open).toLowerCase(Locale.ROOT);
    }
}
