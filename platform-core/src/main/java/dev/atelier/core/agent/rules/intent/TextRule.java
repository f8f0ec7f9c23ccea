package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.intent.Intent.SetText;
import dev.atelier.core.agent.rules.intent.Intent.SetTitle;
import dev.atelier.core.agent.rules.intent.TextTarget.OfApp;
import dev.atelier.core.agent.rules.intent.TextTarget.OfSection;
import dev.atelier.core.agent.rules.intent.TextTarget.Role;
import dev.atelier.core.agent.rules.intent.TextTarget.Saying;
import dev.atelier.core.agent.rules.phrase.Concept;
import dev.atelier.core.agent.rules.phrase.Stop;
import dev.atelier.core.agent.rules.phrase.Token;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** "Change the title to 'Fresh bread'", "call it Sunny", "der Knopf soll Bestellen heißen". */
final class TextRule implements Rule {
    private static final Concept[] NO_TEXT = {
        Concept.HUE,
        Concept.DARK,
        Concept.LIGHT,
        Concept.FILLER,
        Concept.INDEFINITE,
        Concept.DEFINITE,
        Concept.BIGGER,
        Concept.SMALLER,
        Concept.FONT,
        Concept.SERIF,
        Concept.SANS,
        Concept.COLOUR,
        Concept.MODE,
        Concept.LAST_WORD,
        Concept.TO
    };

    /** Words that are a colour and nothing else; German writes them with a capital letter too. */
    private static final Set<String> PLAIN_COLOURS = Set.of(
            "red",
            "green",
            "blue",
            "yellow",
            "purple",
            "violet",
            "pink",
            "brown",
            "black",
            "white",
            "grey",
            "gray",
            "turquoise",
            "teal",
            "rot",
            "grun",
            "gruen",
            "blau",
            "gelb",
            "lila",
            "violett",
            "braun",
            "schwarz",
            "weiss",
            "grau",
            "turkis",
            "tuerkis");

    @Override
    public List<Intent> read(Clause clause, boolean appThere) {
        List<Token> quotes = clause.quotes();
        if (quotes.size() >= 2
                && clause.has(Concept.CHANGE, Concept.REPLACE, Concept.NAME, Concept.SAY, Concept.MAKE)) {
            return List.of(oldToNew(clause, quotes));
        }
        boolean newText = clause.has(Concept.ADD) && clause.has(Concept.TEXT) && clause.has(Concept.INDEFINITE);
        if (newText || clause.has(Concept.REMOVE, Concept.IMAGE, Concept.IMAGE_FILE, Concept.MOVE)) {
            return List.of();
        }
        Optional<Intent> below = belowTitle(clause);
        if (below.isPresent()) {
            return List.of(below.get());
        }
        return valueStart(clause)
                .flatMap(start -> target(clause.upTo(start)).flatMap(target -> set(clause, target, start)))
                .map(List::<Intent>of)
                .orElseGet(() -> called(clause));
    }

    /** "Put 'Fresh every day' under the title". */
    private static Optional<Intent> belowTitle(Clause clause) {
        OptionalInt below = clause.first(Concept.AFTER);
        boolean title = below.isPresent() && clause.from(below.getAsInt()).has(Concept.TITLE);
        return title
                ? clause.upTo(below.getAsInt()).quote().map(text -> new SetText(new OfApp(Role.TAGLINE), text))
                : Optional.empty();
    }

    private static Intent oldToNew(Clause clause, List<Token> quotes) {
        int first = clause.tokens().indexOf(quotes.get(0));
        int second = clause.tokens().indexOf(quotes.get(1));
        boolean reversed = clause.upTo(second).from(first).has(Concept.INSTEAD);
        Token before = reversed ? quotes.get(1) : quotes.get(0);
        Token after = reversed ? quotes.get(0) : quotes.get(1);
        return new SetText(new Saying(before.text()), after.text());
    }

    /** Where the new text begins: at the first quotation, or after a "to", "should say" or colon. */
    private static Optional<Integer> valueStart(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            if (clause.at(i).quoted()) {
                return Optional.of(i);
            }
        }
        OptionalInt named = firstRole(clause);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        for (int i = named.getAsInt(); i < clause.size() - 1; i++) {
            boolean says = i > named.getAsInt() && clause.is(i, Concept.TO, Concept.SAY, Concept.CALLED);
            if (says || clause.at(i).stop() == Stop.COLON) {
                return Optional.of(Values.skip(clause, i + 1, Concept.SAY));
            }
        }
        return Optional.empty();
    }

    private static OptionalInt firstRole(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            if (Vocabulary.role(clause.at(i)).isPresent()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static Optional<TextTarget> target(Clause before) {
        Optional<Role> role = before.tokens().stream()
                .flatMap(token -> Vocabulary.role(token).stream())
                .findFirst();
        Optional<SectionKind> section = before.sections().stream().findFirst();
        if (role.isPresent() && section.isPresent()) {
            return Optional.of(new OfSection(section.get(), role.get()));
        }
        if (role.isEmpty() && section.isPresent() && before.has(Concept.NAME)) {
            return Optional.of(new OfSection(section.get(), Role.TITLE));
        }
        return role.map(OfApp::new);
    }

    private static Optional<Intent> set(Clause clause, TextTarget target, int start) {
        boolean onlyLook = start < clause.size()
                && clause.from(start).tokens().stream().allMatch(token -> token.isAny(NO_TEXT))
                && !isName(clause.at(start));
        if (onlyLook || clause.upTo(start).has(Concept.COLOUR)) {
            return Optional.empty();
        }
        return Values.rest(clause, start).map(text -> set(target, text));
    }

    /** "Change the title to Clay": many a colour is a thing too, and a thing with a capital letter is what it is called. */
    private static boolean isName(Token token) {
        return token.is(Concept.HUE)
                && !PLAIN_COLOURS.contains(token.plain())
                && Character.isUpperCase(token.text().codePointAt(0));
    }

    private static Intent set(TextTarget target, String text) {
        return target.equals(new OfApp(Role.TITLE)) ? new SetTitle(text) : new SetText(target, text);
    }

    /** "Call it Sunny", "rename the app to Sunny". */
    private static List<Intent> called(Clause clause) {
        OptionalInt verb = clause.first(Concept.NAME, Concept.CALLED);
        if (verb.isEmpty() || clause.has(Concept.BUILD) || !clause.sections().isEmpty()) {
            return List.of();
        }
        int start = Values.skip(
                clause,
                verb.getAsInt() + 1,
                Concept.DEFINITE,
                Concept.POSSESSIVE,
                Concept.EVERYTHING,
                Concept.FILLER,
                Concept.TO,
                Concept.PAGE,
                Concept.WEBSITE,
                Concept.NAME);
        return Values.rest(clause, start)
                .map(text -> List.<Intent>of(new SetTitle(text)))
                .orElse(List.of());
    }

    /** "Change Book a place to Sign up": neither is quoted, so it is tried last. */
    static final class OldToNew implements Rule {

        @Override
        public List<Intent> read(Clause clause, boolean appThere) {
            int verb = Values.skip(clause, 0, Concept.FILLER);
            boolean use = clause.is(verb, Concept.PUT);
            if (use || !clause.is(verb, Concept.CHANGE, Concept.REPLACE) || clause.has(Concept.HUE, Concept.IMAGE)) {
                return List.of();
            }
            int start = Values.skip(clause, verb + 1, Concept.DEFINITE);
            OptionalInt to = clause.firstFrom(start + 1, Concept.TO, Concept.INTO);
            if (to.isEmpty()) {
                return List.of();
            }
            Optional<String> before = clause.text(start, to.getAsInt());
            Optional<String> after = Values.rest(clause, to.getAsInt() + 1);
            return before.isPresent() && after.isPresent()
                    ? List.of(new SetText(new Saying(before.get()), after.get()))
                    : List.of();
        }
    }
}
