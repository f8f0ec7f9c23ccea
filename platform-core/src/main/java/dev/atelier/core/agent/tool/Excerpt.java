package dev.atelier.core.agent.tool;

/** Texts cut to a length, in a way that shows it. */
final class Excerpt {

    private Excerpt() {}

    /** At most so many characters, on one line. */
    static String shortened(String text, int most) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }

    /** The beginning and the end of a long text: errors tend to be in the one or the other. */
    static String ends(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int head = most / 3;
        int tail = most - head;
        return text.substring(0, head) + "\n[… " + (text.length() - most) + " characters left out …]\n"
                + text.substring(text.length() - tail);
    }
}
