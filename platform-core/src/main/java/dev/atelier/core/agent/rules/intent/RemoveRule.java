package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.intent.Intent.Remove;
import dev.atelier.core.agent.rules.intent.Intent.SetText;
import dev.atelier.core.agent.rules.intent.TextTarget.OfApp;
import dev.atelier.core.agent.rules.intent.TextTarget.Role;
import dev.atelier.core.agent.rules.phrase.Concept;
import dev.atelier.core.agent.rules.phrase.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** "Remove the prices", "without the FAQ", "lösche 'Milch'". */
final class RemoveRule implements Rule {

    @Override
    public List<Intent> read(Clause clause, boolean appThere) {
        boolean unwanted = clause.has(Concept.WITHOUT) && clause.has(Concept.WANT, Concept.HAVE);
        if (!clause.has(Concept.REMOVE) && !clause.is(0, Concept.WITHOUT) && !unwanted) {
            return List.of();
        }
        List<Intent> found = new ArrayList<>();
        for (Token quote : clause.quotes()) {
            found.add(new Remove(Ref.of(quote.text())));
        }
        if (found.isEmpty()) {
            for (SectionKind kind : clause.sections()) {
                found.add(new Remove(Ref.of(kind)));
            }
        }
        if (found.isEmpty()) {
            byWords(clause).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Intent> byWords(Clause clause) {
        Optional<Role> role = clause.tokens().stream()
                .flatMap(token -> Vocabulary.role(token).stream())
                .findFirst();
        if (role.isPresent() && !clause.has(Concept.SECTION)) {
            return Optional.of(new SetText(new OfApp(role.get()), ""));
        }
        if (clause.has(Concept.COVER)) {
            return Optional.of(new Remove(Ref.of(SectionKind.HERO)));
        }
        return words(clause).map(text -> new Remove(Ref.of(text)));
    }

    /** What stands between the article and "section", or after the verb. */
    static Optional<String> words(Clause clause) {
        OptionalInt article = clause.first(Concept.DEFINITE, Concept.POSSESSIVE);
        OptionalInt verb = clause.first(Concept.REMOVE, Concept.MOVE, Concept.PUT);
        int start = Math.max(article.orElse(-1), verb.orElse(-1)) + 1;
        if (article.isPresent()) {
            start = article.getAsInt() + 1;
        }
        int from = Values.skip(
                clause,
                start,
                Concept.SECTION,
                Concept.ITEM,
                Concept.CALLED,
                Concept.FOR,
                Concept.DEFINITE,
                Concept.FILLER);
        int end = clause.firstFrom(
                        from,
                        Concept.SECTION,
                        Concept.LAST_WORD,
                        Concept.ITEM,
                        Concept.REMOVE,
                        Concept.TO,
                        Concept.TOP,
                        Concept.BOTTOM,
                        Concept.UP,
                        Concept.DOWN,
                        Concept.BEFORE,
                        Concept.AFTER)
                .orElse(clause.size());
        return clause.text(from, end);
    }
}
