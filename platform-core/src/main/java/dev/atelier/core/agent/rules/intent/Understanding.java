package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.intent.Intent.MakeApp;
import dev.atelier.core.agent.rules.intent.Intent.SetSize;
import dev.atelier.core.agent.rules.intent.Intent.Unknown;
import dev.atelier.core.agent.rules.phrase.Concept;
import dev.atelier.core.agent.rules.phrase.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out what somebody wants. */
public final class Understanding {
    /** Each knows one way of saying things; the first that recognises a clause is believed. */
    private static final List<Rule> RULES = List.of(
            new QuestionRule(),
            new PageRule(),
            new MakeRule(),
            new ImageRule(),
            new ItemRule(),
            new TextRule(),
            new LookRule(),
            new ColourRule(),
            new RemoveRule(),
            new MoveRule(),
            new TextRule.OldToNew(),
            new AddRule(),
            new MakeRule.Loosely());

    private static final int SHORTEST_STATEMENT = 4;
    /** Questions that are never a way of asking for something. */
    private static final Set<String> WHY = Set.of("why", "how", "who", "when", "warum", "wie", "wer", "wann");

    private Understanding() {}

    /**
     * What a phrase asks for, in the order in which it was said; at least one.
     *
     * @param appThere whether there is an app already that could be changed
     */
    public static List<Intent> of(Phrase phrase, boolean appThere) {
        return of(phrase, appThere, Optional.empty());
    }

    /** The same of somebody who points at something of the app. */
    public static List<Intent> of(Phrase phrase, boolean appThere, Optional<PointedAt> pointed) {
        List<Intent> intents = new ArrayList<>();
        boolean there = appThere;
        Optional<Clause> aside = Optional.empty();
        for (Clause clause : Clauses.of(phrase)) {
            List<Intent> found = read(clause, there, pointed);
            // "I don't like the colour, make it teal": the second half says what the first is about.
            aside.filter(before -> found.isEmpty() || before.endsSentence())
                    .ifPresent(before -> putAside(intents, before));
            aside = found.isEmpty() ? Optional.of(clause) : Optional.empty();
            found.stream().filter(intent -> !isSaid(intents, intent)).forEach(intents::add);
            there |= found.stream().anyMatch(MakeApp.class::isInstance);
        }
        aside.ifPresent(clause -> putAside(intents, clause));
        return intents.isEmpty() ? List.of(new Unknown(phrase.text().strip(), List.of())) : intents;
    }

    /** "The title is too small, make it bigger" is one wish. */
    private static boolean isSaid(List<Intent> intents, Intent intent) {
        return intent instanceof SetSize again
                && !intents.isEmpty()
                && intents.getLast() instanceof SetSize before
                && before.bigger() == again.bigger();
    }

    private static List<Intent> read(Clause clause, boolean appThere, Optional<PointedAt> pointed) {
        List<Intent> here =
                pointed.map(it -> new PointedRule(it).read(clause, appThere)).orElse(List.of());
        return here.isEmpty() ? read(clause, appThere) : here;
    }

    private static List<Intent> read(Clause clause, boolean appThere) {
        if (clause.is(0, Concept.QUESTION) && WHY.contains(clause.at(0).plain())) {
            return new QuestionRule().read(clause, appThere);
        }
        for (Rule rule : RULES) {
            List<Intent> found = rule.read(clause, appThere);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** A sentence that orders nothing describes the app that is being made; without one it is not understood. */
    private static void putAside(List<Intent> intents, Clause clause) {
        for (int i = intents.size() - 1; i >= 0; i--) {
            if (intents.get(i) instanceof MakeApp make && describes(clause)) {
                intents.set(i, new MakeApp(make.kind(), make.wish().withStatement(clause.text())));
                return;
            }
        }
        intents.add(new Unknown(clause.text(), Nearest.topics(clause)));
    }

    private static boolean describes(Clause clause) {
        return clause.size() >= SHORTEST_STATEMENT
                && !clause.is(0, Concept.ADD, Concept.REMOVE, Concept.CHANGE, Concept.MOVE, Concept.QUESTION)
                && !clause.has(Concept.WANT);
    }
}
