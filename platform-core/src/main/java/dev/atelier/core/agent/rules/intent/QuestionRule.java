package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.intent.Intent.Ask;
import dev.atelier.core.agent.rules.intent.Intent.Question;
import dev.atelier.core.agent.rules.phrase.Concept;
import dev.atelier.core.agent.rules.phrase.Token;
import java.util.List;

/** "What can you do?", "undo that", "start over", "hello". */
final class QuestionRule implements Rule {
    private static final int SHORT = 6;

    @Override
    public List<Intent> read(Clause clause, boolean appThere) {
        boolean other = clause.tokens().stream().anyMatch(QuestionRule::isAboutTheApp);
        if (clause.has(Concept.UNDO) && clause.size() <= SHORT && !other) {
            return List.of(new Ask(Question.UNDO));
        }
        if (clause.has(Concept.RESET) && !other) {
            return List.of(new Ask(Question.START_OVER));
        }
        if (clause.has(Concept.HELP) && (clause.size() <= SHORT || clause.is(0, Concept.HELP)) && !other) {
            return List.of(new Ask(Question.HELP));
        }
        boolean onlyGreeting = clause.tokens().stream().allMatch(t -> t.isAny(Concept.GREETING, Concept.FILLER));
        return clause.is(0, Concept.GREETING) && onlyGreeting ? List.of(new Ask(Question.GREETING)) : List.of();
    }

    private static boolean isAboutTheApp(Token token) {
        return token.quoted()
                || Vocabulary.app(token).isPresent()
                || Vocabulary.section(token).isPresent()
                || Vocabulary.role(token).isPresent()
                || token.isAny(Concept.HUE, Concept.IMAGE, Concept.PAGE);
    }
}
