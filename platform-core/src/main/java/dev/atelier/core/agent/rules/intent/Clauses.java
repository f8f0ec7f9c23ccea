package dev.atelier.core.agent.rules.intent;

import static dev.atelier.core.agent.rules.phrase.Concept.*;

import dev.atelier.core.agent.rules.phrase.Concept;
import dev.atelier.core.agent.rules.phrase.Phrase;
import dev.atelier.core.agent.rules.phrase.Stop;
import dev.atelier.core.agent.rules.phrase.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a phrase into clauses: at the end of a sentence, and at an "and" or a comma if what follows is an order of its
 * own. So "make the title bigger and the buttons red" is two, and "Bread and Butter" stays one.
 */
final class Clauses {
    private static final Concept[] VERBS = {ADD, REMOVE, CHANGE, MAKE, BUILD, MOVE, PUT, NAME, REPLACE};
    private static final Concept[] PARTS = {TITLE, TAGLINE, BUTTON, BACKGROUND, TEXT, LINK, COVER, FOOTER, CORNERS, FONT
    };
    private static final Concept[] PLAIN_PARTS = {BUTTON, BACKGROUND, TITLE, TEXT, LINK, COVER, MODE, CORNERS, FONT};
    private static final Concept[] LOOKS = {HUE, DARK, LIGHT, BIGGER, SMALLER, ROUND, SQUARE, SERIF};
    private static final Concept[] VALUES = {HUE, DARK, LIGHT, BIGGER, SMALLER, ROUND, SQUARE, TO, SAY};
    private static final int NEAR = 4;

    private Clauses() {}

    static List<Clause> of(Phrase phrase) {
        List<Clause> clauses = new ArrayList<>();
        if (phrase.tokens().isEmpty()) {
            return clauses;
        }
        Clause all = new Clause(phrase, phrase.tokens());
        int start = 0;
        for (int i = 1; i <= all.size(); i++) {
            if (i == all.size() || cut(all, start, i)) {
                int first = Values.skip(all, start, AND);
                if (first < i) {
                    clauses.add(all.upTo(i).from(first));
                }
                start = i;
            }
        }
        return clauses;
    }

    private static boolean cut(Clause all, int start, int at) {
        Stop before = all.at(at - 1).stop();
        if (before == Stop.SENTENCE) {
            return true;
        }
        if (all.is(start, FOR)) {
            // "For my bakery, make a page" is one order.
            return false;
        }
        boolean joined = before == Stop.COMMA || all.is(at, AND);
        return joined && beginsOrder(all, Values.skip(all, at, AND, FILLER));
    }

    private static boolean beginsOrder(Clause all, int at) {
        if (at + 1 >= all.size() || all.at(at).quoted()) {
            return false;
        }
        if (all.is(at, VERBS)) {
            return verbHasObject(all, at);
        }
        if (all.is(at, WITHOUT)) {
            return Vocabulary.section(all.at(at + 1)).isPresent();
        }
        if (all.is(at, DEFINITE, POSSESSIVE)) {
            return isPart(all, Values.skip(all, at + 1, FILLER)) && near(all, at, VALUES);
        }
        if (all.is(at, PARTS)) {
            return all.at(at).stop() == Stop.COLON || all.at(at + 1).quoted() || near(all, at, VALUES);
        }
        return all.is(at, LOOKS) && near(all, at, PLAIN_PARTS);
    }

    private static boolean verbHasObject(Clause all, int at) {
        Token next = all.at(at + 1);
        boolean known = !next.concepts().isEmpty() && !next.is(AND);
        return next.quoted() || known || all.at(at).isAny(ADD, REMOVE, NAME);
    }

    private static boolean isPart(Clause all, int at) {
        return all.is(at, PARTS)
                || all.is(at, HUE)
                || (at < all.size() && Vocabulary.section(all.at(at)).isPresent());
    }

    /** Whether one of these follows soon, before the next comma, "and" or full stop. */
    private static boolean near(Clause all, int at, Concept... concepts) {
        for (int i = at; i < Math.min(all.size(), at + NEAR); i++) {
            if (i > at && all.is(i, concepts)) {
                return true;
            }
            if (all.at(i).stop() != Stop.NONE || all.is(i + 1, AND)) {
                return false;
            }
        }
        return false;
    }
}
