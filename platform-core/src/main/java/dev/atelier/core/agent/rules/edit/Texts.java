package dev.atelier.core.agent.rules.edit;

import java.util.Locale;

/** Keeps what a user wrote within sane bounds. It stays theirs: nothing is escaped here, as it only ends up as data. */
final class Texts {
    static final int TITLE = 80;
    static final int SHORT = 160;
    static final int LONG = 1200;

    private Texts() {}

    /** In one line, without control characters and halves of characters, and no longer than so many characters. */
    static String clean(String text, int longest) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .forEach(kept::appendCodePoint);
        String line = kept.toString().replaceAll(" {2,}", " ").strip();
        return cut(line, longest);
    }

    private static String cut(String line, int longest) {
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        String head = line.substring(0, line.offsetByCodePoints(0, longest - 1));
        int space = head.lastIndexOf(' ');
        return (space > head.length() / 2 ? head.substring(0, space) : head) + "…";
    }

    /** With a capital first letter, as a heading. */
    static String heading(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }
}
