package dev.atelier.core.agent.rules.intent;

import static dev.atelier.core.agent.rules.phrase.Concept.AND;
import static dev.atelier.core.agent.rules.phrase.Concept.CALLED;
import static dev.atelier.core.agent.rules.phrase.Concept.DEFINITE;
import static dev.atelier.core.agent.rules.phrase.Concept.FILLER;
import static dev.atelier.core.agent.rules.phrase.Concept.FOR;
import static dev.atelier.core.agent.rules.phrase.Concept.HUE;
import static dev.atelier.core.agent.rules.phrase.Concept.INDEFINITE;
import static dev.atelier.core.agent.rules.phrase.Concept.LAST_WORD;
import static dev.atelier.core.agent.rules.phrase.Concept.POSSESSIVE;
import static dev.atelier.core.agent.rules.phrase.Concept.SAY;
import static dev.atelier.core.agent.rules.phrase.Concept.TO;
import static dev.atelier.core.agent.rules.phrase.Concept.WITH;
import static dev.atelier.core.agent.rules.phrase.Concept.WITHOUT;

import dev.atelier.core.agent.rules.phrase.Concept;
import dev.atelier.core.agent.rules.phrase.Stop;
import dev.atelier.core.agent.rules.phrase.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Cuts names, topics and texts out of a clause, as written. */
final class Values {
    private static final int LONGEST_NAME = 12;
    private static final Set<String> ABOUT = Set.of("for", "about", "fuer", "ueber", "zum thema", "rund um", "zum");
    private static final Set<String> RELATIVE =
            Set.of("that", "which", "where", "who", "so", "because", "weil", "damit");

    private Values() {}

    /** Tokens from {@code start} up to, but not with, {@code end}. */
    record Range(int start, int end) {

        boolean holds(int index) {
            return index >= start && index < end;
        }
    }

    /** What comes after "called": a quotation, or words as far as they seem to belong to the name. */
    static Optional<Range> name(Clause clause) {
        OptionalInt at = clause.first(CALLED);
        while (at.isPresent()) {
            int start = skip(clause, at.getAsInt() + 1, SAY, CALLED);
            if (start < clause.size() && clause.at(start).quoted()) {
                return Optional.of(new Range(start, start + 1));
            }
            int end = nameEnd(clause, start);
            if (end > start) {
                return Optional.of(new Range(start, end));
            }
            at = clause.firstFrom(at.getAsInt() + 1, CALLED);
        }
        return Optional.empty();
    }

    private static int nameEnd(Clause clause, int start) {
        int end = start;
        while (end < clause.size() && end - start < LONGEST_NAME && (end == start || !endsName(clause, end))) {
            end++;
            if (clause.at(end - 1).stop() != Stop.NONE) {
                break;
            }
        }
        while (end > start + 1 && clause.is(end - 1, AND, LAST_WORD)) {
            end--;
        }
        return end;
    }

    private static boolean endsName(Clause clause, int index) {
        Token token = clause.at(index);
        if (token.quoted() || RELATIVE.contains(token.plain())) {
            return true;
        }
        if (token.is(TO) && clause.is(index + 1, HUE, Concept.DARK, Concept.LIGHT)) {
            return true;
        }
        boolean article = clause.is(index + 1, POSSESSIVE, DEFINITE, INDEFINITE);
        if (token.is(WITH)) {
            return article || index + 1 >= clause.size() || !partOfName(clause.at(index + 1));
        }
        return article && ABOUT.contains(token.plain());
    }

    private static boolean partOfName(Token token) {
        return Character.isUpperCase(token.text().codePointAt(0))
                && Vocabulary.section(token).isEmpty()
                && !token.is(HUE);
    }

    /** What comes after "for my" or "about". */
    static Optional<Range> topic(Clause clause, int from) {
        OptionalInt at = clause.firstFrom(from, FOR);
        while (at.isPresent()) {
            int start = skip(clause, at.getAsInt() + 1, DEFINITE, INDEFINITE, POSSESSIVE, FILLER, FOR);
            int end = topicEnd(clause, start);
            if (end > start && !isEmpty(clause, start, end)) {
                return Optional.of(new Range(start, end));
            }
            at = clause.firstFrom(Math.max(end, at.getAsInt() + 1), FOR);
        }
        return Optional.empty();
    }

    /** "of the uploaded pictures" is no topic. */
    private static boolean isEmpty(Clause clause, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!clause.is(i, Concept.IMAGE, Concept.ITEM, FILLER, FOR, LAST_WORD, Concept.PAGE, HUE)) {
                return false;
            }
        }
        return true;
    }

    private static int topicEnd(Clause clause, int start) {
        int end = start;
        while (end < clause.size() && end - start < LONGEST_NAME && !endsTopic(clause, end)) {
            end++;
            if (clause.at(end - 1).stop() != Stop.NONE) {
                break;
            }
        }
        // German puts the verb last: "für meinen Salon bauen".
        while (end > start && clause.is(end - 1, AND, Concept.BUILD, LAST_WORD)) {
            end--;
        }
        return end;
    }

    private static boolean endsTopic(Clause clause, int index) {
        Token token = clause.at(index);
        if (token.quoted() || token.isAny(CALLED, WITH, WITHOUT) || RELATIVE.contains(token.plain())) {
            return true;
        }
        boolean colourFollows = clause.is(index + 1, HUE, Concept.DARK, Concept.LIGHT);
        return (token.is(TO) && colourFollows) || (token.is(AND) && clause.is(index + 1, WITH, INDEFINITE));
    }

    /** The rest of a clause as a text: its quotation if there is one, else without the verb that German puts last. */
    static Optional<String> rest(Clause clause, int from) {
        if (from >= clause.size()) {
            return Optional.empty();
        }
        Optional<String> quoted = clause.from(from).quote();
        if (quoted.isPresent()) {
            return quoted;
        }
        int end = clause.size();
        while (end > from + 1 && clause.is(end - 1, LAST_WORD)) {
            end--;
        }
        return Optional.of(clause.wholeText(from, end)).filter(text -> !text.isEmpty());
    }

    /** The parts of an enumeration: "milk, eggs and bread", or its quotations. */
    static List<String> enumeration(Clause clause) {
        List<Token> quotes = clause.quotes();
        if (!quotes.isEmpty()) {
            return quotes.stream().map(Token::text).toList();
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < clause.size(); i++) {
            boolean and = clause.is(i, AND);
            if (and || i == clause.size() - 1 || clause.at(i).stop() != Stop.NONE) {
                int first = skip(clause, start, AND, DEFINITE, INDEFINITE);
                clause.text(first, and ? i : i + 1).ifPresent(parts::add);
                start = i + 1;
            }
        }
        return parts;
    }

    static int skip(Clause clause, int from, Concept... concepts) {
        int at = from;
        while (at < clause.size() && clause.is(at, concepts)) {
            at++;
        }
        return at;
    }
}
