package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.intent.Intent.AddPage;
import dev.atelier.core.agent.rules.intent.Intent.RemovePage;
import dev.atelier.core.agent.rules.phrase.Concept;
import dev.atelier.core.agent.rules.phrase.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** "Add a page about our horses", "noch eine Seite 'Kontakt'", "remove the team page". */
final class PageRule implements Rule {
    private static final Concept[] ORDERS = {
        Concept.ADD, Concept.WANT, Concept.MAKE, Concept.BUILD, Concept.HAVE, Concept.PUT
    };

    @Override
    public List<Intent> read(Clause clause, boolean appThere) {
        if (!appThere) {
            return List.of();
        }
        for (int i = 0; i < clause.size(); i++) {
            if (Vocabulary.isPage(clause.at(i))) {
                Optional<Intent> found = clause.has(Concept.REMOVE) ? remove(clause, i) : add(clause, i);
                return found.map(List::of).orElse(List.of());
            }
        }
        return List.of();
    }

    private static Optional<Intent> add(Clause clause, int page) {
        boolean another = articleBefore(clause, page) || isNew(clause.at(page));
        boolean ordered = clause.has(ORDERS) || clause.is(0, Concept.INDEFINITE) || isNew(clause.at(page));
        boolean instead = clause.has(Concept.INSTEAD, Concept.INTO);
        boolean whole = clause.is(page, Concept.WEBSITE) && isWholeSite(clause.at(page));
        if (!another || !ordered || instead || whole) {
            return Optional.empty();
        }
        Optional<SectionKind> kind = clause.sections().stream().findFirst();
        return Optional.of(new AddPage(name(clause, page), kind));
    }

    private static boolean isWholeSite(Token token) {
        return !token.plain().equals("page") && !token.plain().equals("seite");
    }

    private static boolean isNew(Token token) {
        return token.plain().equals("new page")
                || token.plain().equals("second page")
                || token.plain().startsWith("neue ");
    }

    /** "A page", and "an opening hours page", but not "to the page". */
    private static boolean articleBefore(Clause clause, int page) {
        for (int i = page - 1; i >= 0; i--) {
            if (clause.is(i, Concept.INDEFINITE)) {
                return true;
            }
            boolean verb = clause.is(i, Concept.ADD, Concept.MAKE, Concept.BUILD) && !clause.is(i, Concept.FILLER);
            if (verb || clause.is(i, Concept.DEFINITE, Concept.TO, Concept.WITH)) {
                return verb && page - i <= 3;
            }
        }
        return false;
    }

    private static Optional<String> name(Clause clause, int page) {
        return clause.quote()
                .or(() -> Values.name(clause).flatMap(range -> clause.text(range.start(), range.end())))
                .or(() -> Values.topic(clause, page).flatMap(range -> clause.text(range.start(), range.end())))
                .or(() -> wordsBefore(clause, page))
                .map(PageRule::capital);
    }

    /** "A Horses page": words that mean nothing else are its name. */
    private static Optional<String> wordsBefore(Clause clause, int page) {
        int start = page;
        while (start > 0 && clause.at(start - 1).concepts().isEmpty()) {
            start--;
        }
        return clause.text(start, page);
    }

    private static Optional<String> wordsAfter(Clause clause, int page) {
        int end = page + 1;
        while (end < clause.size() && clause.at(end).concepts().isEmpty()) {
            end++;
        }
        return clause.text(page + 1, end);
    }

    private static Optional<Intent> remove(Clause clause, int page) {
        Optional<SectionKind> kind = clause.sections().stream().findFirst();
        Optional<String> words = clause.quote()
                .or(() -> wordsBefore(clause, page))
                .or(() -> Values.name(clause).flatMap(range -> clause.text(range.start(), range.end())))
                .or(() -> wordsAfter(clause, page));
        boolean fromPage = clause.is(page - 1, Concept.DEFINITE)
                && clause.tokens().subList(0, page).stream()
                        .anyMatch(t -> Vocabulary.section(t).isPresent());
        if (fromPage || (kind.isEmpty() && words.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new RemovePage(new Ref(kind, words)));
    }

    private static String capital(String text) {
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }
}
