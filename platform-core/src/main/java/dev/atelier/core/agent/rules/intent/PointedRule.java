package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.intent.Intent.Remove;
import dev.atelier.core.agent.rules.intent.Intent.SetColour;
import dev.atelier.core.agent.rules.intent.Intent.SetText;
import dev.atelier.core.agent.rules.intent.TextTarget.Saying;
import dev.atelier.core.agent.rules.look.Surface;
import dev.atelier.core.agent.rules.phrase.Concept;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** "Make this red", "change this text to …", "weg damit": said of what somebody points at. */
record PointedRule(PointedAt pointed) implements Rule {
    private static final Concept[] ORDERS = {
        Concept.CHANGE, Concept.REPLACE, Concept.NAME, Concept.SAY, Concept.MAKE, Concept.PUT, Concept.WANT
    };
    /** With these, something else of the app is meant than what is pointed at. */
    private static final Concept[] ELSEWHERE = {Concept.BACKGROUND, Concept.FOOTER, Concept.PAGE, Concept.IMAGE};
    /** Without a finger these mean the whole app. */
    private static final Set<String> HERE = Set.of("it", "this", "that", "es", "das", "dies");

    private static final Concept[] LOOKS = {
        Concept.HUE,
        Concept.DARK,
        Concept.LIGHT,
        Concept.MODE,
        Concept.COLOUR,
        Concept.BIGGER,
        Concept.SMALLER,
        Concept.FILLER,
        Concept.INDEFINITE,
        Concept.DEFINITE,
        Concept.LAST_WORD
    };

    @Override
    public List<Intent> read(Clause clause, boolean appThere) {
        if (isElsewhere(clause) || clause.has(Concept.ADD) || clause.quotes().size() > 1) {
            return List.of();
        }
        if (clause.has(Concept.REMOVE)) {
            boolean named = !clause.quotes().isEmpty() || !clause.sections().isEmpty();
            return named ? List.of() : List.of(removal());
        }
        if (clause.has(Concept.HUE) && clause.quotes().isEmpty()) {
            return ColourRule.mentioned(clause).stream().map(this::here).toList();
        }
        return newText(clause)
                .map(text -> List.<Intent>of(new SetText(new Saying(pointed.text()), text)))
                .orElse(List.of());
    }

    private static boolean isElsewhere(Clause clause) {
        return clause.has(ELSEWHERE)
                || clause.tokens().stream()
                        .anyMatch(token -> token.is(Concept.EVERYTHING) && !HERE.contains(token.plain()));
    }

    private Intent removal() {
        return pointed.part().<Intent>map(Remove::new).orElseGet(() -> new SetText(new Saying(pointed.text()), ""));
    }

    /** A colour that is said of nothing in particular is said of this. */
    private Intent here(Intent intent) {
        return intent instanceof SetColour set && set.surface() == Surface.ACCENT
                ? new SetColour(pointed.surface(), set.colour())
                : intent;
    }

    /** What comes after "to" or "say". */
    private static Optional<String> newText(Clause clause) {
        if (!clause.has(ORDERS)) {
            return Optional.empty();
        }
        for (int i = 1; i < clause.size() - 1; i++) {
            if (clause.is(i, Concept.TO, Concept.INTO, Concept.SAY, Concept.CALLED)
                    || clause.at(i + 1).quoted()) {
                int start = Values.skip(clause, i + 1, Concept.SAY);
                boolean look = start >= clause.size()
                        || clause.from(start).tokens().stream().allMatch(token -> token.isAny(LOOKS));
                return look ? Optional.empty() : Values.rest(clause, start);
            }
        }
        return Optional.empty();
    }
}
