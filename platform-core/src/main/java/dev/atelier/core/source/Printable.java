package dev.atelier.core.source;

/** Text from outside, safe and short enough for a sentence. */
public final class Printable {
    private static final int LONGEST = 120;

    private Printable() {}

    /** The text without what cannot be seen or would confuse a terminal, cut where it is too long. */
    public static String of(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return start.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    }
}
