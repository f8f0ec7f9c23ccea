package dev.atelier.core.agent.rules.phrase;

/** The punctuation after a word, as far as it matters. */
public enum Stop {
    NONE,
    COMMA,
    COLON,
    /** A full stop, a line's end, a semicolon, an exclamation or a question mark. */
    SENTENCE;

    static Stop in(CharSequence between) {
        Stop stop = NONE;
        for (int i = 0; i < between.length(); i++) {
            Stop found = switch (between.charAt(i)) {
                case ',' -> COMMA;
                case ':', '=' -> COLON;
                case '.', '!', '?', ';', '\n', '…', '。' -> SENTENCE;
                default -> NONE;
            };
            stop = found.compareTo(stop) > 0 ? found : stop;
        }
        return stop;
    }
}
