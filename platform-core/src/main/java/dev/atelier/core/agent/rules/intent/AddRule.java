package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.intent.Intent.AddSection;
import dev.atelier.core.agent.rules.phrase.Concept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "Add opening hours and a contact form", "a section about our horses", "it needs prices". */
final class AddRule implements Rule {
    private static final Concept[] ORDERS = {
        Concept.ADD, Concept.HAVE, Concept.WANT, Concept.PUT, Concept.SHOW, Concept.MAKE, Concept.BUILD, Concept.WITH
    };

    @Override
    public List<Intent> read(Clause clause, boolean appThere) {
        boolean bare = clause.is(0, Concept.INDEFINITE)
                || Vocabulary.section(clause.at(0)).isPresent();
        if (!appThere || !(clause.has(ORDERS) || bare)) {
            return List.of();
        }
        Spot spot = MoveRule.spot(clause).orElse(new Spot.Usual());
        Optional<String> title = title(clause);
        List<SectionKind> kinds = new ArrayList<>(withoutAnchor(clause, spot).sections());
        if (kinds.isEmpty()) {
            return text(clause, spot).map(List::of).orElse(List.of());
        }
        boolean one = kinds.size() == 1;
        return kinds.stream()
                .<Intent>map(kind -> new AddSection(kind, one ? title : Optional.empty(), spot))
                .toList();
    }

    private static Optional<String> title(Clause clause) {
        return clause.quote().or(() -> Values.name(clause).flatMap(range -> clause.text(range.start(), range.end())));
    }

    /** In "add prices after the FAQ" the FAQ is not to be added. */
    private static Clause withoutAnchor(Clause clause, Spot spot) {
        boolean anchored = spot instanceof Spot.Before || spot instanceof Spot.After;
        int at = clause.first(Concept.BEFORE, Concept.AFTER).orElse(0);
        return anchored && at > 0 ? clause.upTo(at) : clause;
    }

    /** A section of a kind that there is no word for is one of text. */
    private static Optional<Intent> text(Clause clause, Spot spot) {
        if (!clause.has(Concept.SECTION, Concept.TEXT) || !clause.has(Concept.ADD, Concept.PUT, Concept.WANT)) {
            return Optional.empty();
        }
        return title(clause)
                .or(() -> Values.topic(clause, 0).flatMap(range -> clause.text(range.start(), range.end())))
                .map(words -> new AddSection(SectionKind.TEXT, Optional.of(words), spot));
    }
}
