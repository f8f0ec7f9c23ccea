package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.phrase.Concept;
import dev.atelier.core.agent.rules.phrase.Phrase;
import dev.atelier.core.agent.rules.phrase.Stop;
import dev.atelier.core.agent.rules.phrase.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One order, or one statement: a part of a phrase.
 *
 * @param phrase what it is a part of
 * @param tokens its own tokens, at least one
 */
record Clause(Phrase phrase, List<Token> tokens) {
    private static final Pattern EDGES = Pattern.compile("^[\\s:=,;.]+|[\\s,;.]+$");

    Clause {
        tokens = List.copyOf(tokens);
    }

    boolean has(Concept... any) {
        return first(any).isPresent();
    }

    /** Where the first token is that stands for any of these. */
    OptionalInt first(Concept... any) {
        return firstFrom(0, any);
    }

    OptionalInt firstFrom(int from, Concept... any) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).isAny(any)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    Token at(int index) {
        return tokens.get(index);
    }

    boolean is(int index, Concept... any) {
        return index >= 0 && index < tokens.size() && tokens.get(index).isAny(any);
    }

    /** Whether it is followed by a full stop, or by nothing. */
    boolean endsSentence() {
        Token last = tokens.getLast();
        return last.stop() == Stop.SENTENCE || last.equals(phrase.tokens().getLast());
    }

    int size() {
        return tokens.size();
    }

    List<Token> quotes() {
        return tokens.stream().filter(Token::quoted).toList();
    }

    Optional<String> quote() {
        return tokens.stream().filter(Token::quoted).map(Token::text).findFirst();
    }

    /** All that it says, as written. */
    String text() {
        return phrase.textOf(tokens.getFirst(), tokens.getLast());
    }

    /** The text from one token up to another, without that one, as written; empty when there is none. */
    Optional<String> text(int from, int to) {
        return from >= to || from >= size()
                ? Optional.empty()
                : Optional.of(phrase.textOf(at(from), at(Math.min(to, size()) - 1)));
    }

    /**
     * The text from one token up to another with the signs around them that are no words: "© 2026", a sun at the end.
     */
    String wholeText(int from, int to) {
        String all = phrase.text();
        int start = from == 0 ? at(0).start() : at(from - 1).end();
        int next = phrase.tokens().indexOf(at(to - 1)) + 1;
        int end = at(to - 1).end();
        if (to == size()) {
            end = next < phrase.tokens().size() ? phrase.tokens().get(next).start() : all.length();
        }
        return EDGES.matcher(all.substring(start, end).strip()).replaceAll("");
    }

    Clause from(int index) {
        return new Clause(phrase, tokens.subList(index, size()));
    }

    Clause upTo(int index) {
        return new Clause(phrase, tokens.subList(0, index));
    }

    /** Kinds of sections in the order in which they are named. */
    List<SectionKind> sections() {
        List<SectionKind> found = new ArrayList<>();
        for (Token token : tokens) {
            Vocabulary.section(token).filter(kind -> !found.contains(kind)).ifPresent(found::add);
        }
        return found;
    }
}
