package dev.atelier.core.agent.rules.phrase;

import java.util.List;
import java.util.Optional;

/**
 * A text and its tokens.
 *
 * @param text as written, cut after {@value #LONGEST} characters
 * @param tokens in their order
 * @param language what it seems to be written in; empty when it does not tell
 */
public record Phrase(String text, List<Token> tokens, Optional<Language> language) {
    private static final int LONGEST = 20_000;

    public Phrase {
        tokens = List.copyOf(tokens);
    }

    public static Phrase of(String text) {
        String read = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        List<Word> words = Words.of(read);
        return new Phrase(read, Lexicon.get().tokens(read, words), SmallWords.language(words));
    }

    /** The text from one token up to and with another, as written. */
    public String textOf(Token first, Token last) {
        return first.equals(last) ? first.text() : text.substring(first.start(), last.end());
    }
}
