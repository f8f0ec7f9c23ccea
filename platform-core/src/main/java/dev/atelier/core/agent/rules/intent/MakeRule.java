package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.app.AppKind;
import dev.atelier.core.agent.rules.intent.Intent.MakeApp;
import dev.atelier.core.agent.rules.phrase.Concept;
import dev.atelier.core.agent.rules.phrase.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * "A landing page for my pottery class called 'Hands in clay'". Where there is an app already, it is only replaced when
 * that is what was said: losing one by a misunderstanding would be worse than adding too little.
 */
final class MakeRule implements Rule {
    private static final Concept[] EDITS = {
        Concept.ADD, Concept.REMOVE, Concept.MOVE, Concept.PUT, Concept.NAME, Concept.REPLACE
    };
    private static final Set<AppKind> TOOLS =
            EnumSet.of(AppKind.TODO, AppKind.CALCULATOR, AppKind.KANBAN, AppKind.DASHBOARD);
    private static final Set<String> PROGRAMS =
            Set.of("app", "application", "anwendung", "web app", "web application", "something", "etwas");

    @Override
    public List<Intent> read(Clause clause, boolean appThere) {
        return head(clause)
                .filter(head -> !appThere || isForNewApp(clause, head))
                .map(head -> make(clause, head))
                .orElse(List.of());
    }

    /** Tried last: whatever names a kind of app, while there is none. */
    static final class Loosely implements Rule {

        @Override
        public List<Intent> read(Clause clause, boolean appThere) {
            if (appThere) {
                return List.of();
            }
            return head(clause).map(head -> make(clause, head)).orElse(List.of());
        }
    }

    /**
     * The noun that says what is to be made.
     *
     * @param index where it is
     * @param whole whether it is a word for a whole app, not for what may be a part of one
     */
    private record Head(int index, AppKind kind, boolean whole) {}

    private static Optional<Head> head(Clause clause) {
        Optional<Integer> strong =
                index(clause, 0, token -> Vocabulary.app(token).isPresent());
        Optional<Integer> weak = index(clause, 0, token -> token.is(Concept.WEBSITE));
        if (weak.isPresent() && (strong.isEmpty() || weak.get() < strong.get())) {
            return weakHead(clause, weak.get(), strong);
        }
        return strong.map(at -> new Head(at, kind(clause, at), isWhole(clause, at)));
    }

    private static AppKind kind(Clause clause, int at) {
        return Vocabulary.app(clause.at(at)).orElseThrow();
    }

    private static Optional<Head> weakHead(Clause clause, int weak, Optional<Integer> strong) {
        boolean program = PROGRAMS.contains(clause.at(weak).plain());
        if (strong.isPresent()) {
            AppKind kind = kind(clause, strong.get());
            if (program || TOOLS.contains(kind)) {
                return Optional.of(new Head(strong.get(), kind, true));
            }
        }
        boolean about =
                Values.topic(clause, weak).isPresent() || Values.name(clause).isPresent();
        boolean page = !program || about;
        return page ? Optional.of(new Head(weak, AppKind.LANDING, true)) : Optional.empty();
    }

    private static boolean isWhole(Clause clause, int at) {
        AppKind kind = kind(clause, at);
        return kind == AppKind.LANDING
                || clause.from(at).upTo(Math.min(2, clause.size() - at)).has(Concept.WEBSITE);
    }

    private static boolean isForNewApp(Clause clause, Head head) {
        if (clause.has(Concept.INSTEAD, Concept.INTO) && !clause.has(Concept.ADD)) {
            return true;
        }
        if (clause.has(EDITS)) {
            return false;
        }
        boolean built = clause.upTo(head.index()).has(Concept.BUILD);
        boolean article = articleBefore(clause, head.index());
        boolean made = clause.upTo(head.index()).has(Concept.MAKE) && article;
        boolean wanted = article && head.whole() && clause.upTo(head.index()).has(Concept.WANT);
        boolean bare = article
                && clause.is(0, Concept.INDEFINITE)
                && (head.whole() || Values.topic(clause, head.index()).isPresent());
        boolean nothingBefore = head.index() == 0
                && head.kind() == AppKind.LANDING
                && head.whole()
                && !clause.is(0, Concept.EVERYTHING);
        return built || made || wanted || bare || nothingBefore;
    }

    private static boolean articleBefore(Clause clause, int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (clause.is(i, Concept.INDEFINITE)) {
                return true;
            }
            if (clause.is(i, Concept.DEFINITE)) {
                return false;
            }
        }
        return false;
    }

    private static List<Intent> make(Clause clause, Head head) {
        MakeDetails details = new MakeDetails(clause, head.index(), head.kind());
        List<Intent> intents = new ArrayList<>();
        intents.add(new MakeApp(head.kind(), details.wish()));
        List<Token> rest = details.rest();
        if (!rest.isEmpty()) {
            Clause look = new Clause(clause.phrase(), rest);
            intents.addAll(ColourRule.mentioned(look));
            intents.addAll(LookRule.mentioned(look));
        }
        return intents;
    }

    static Optional<Integer> index(Clause clause, int from, Predicate<Token> wanted) {
        for (int i = from; i < clause.size(); i++) {
            if (wanted.test(clause.at(i))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
