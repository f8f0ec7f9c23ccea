package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.intent.Intent.MoveSection;
import dev.atelier.core.agent.rules.phrase.Concept;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** "Move the prices to the top", "put the FAQ before the team", "swap prices and hours". */
final class MoveRule implements Rule {

    @Override
    public List<Intent> read(Clause clause, boolean appThere) {
        boolean verb = clause.has(Concept.MOVE);
        boolean put = clause.has(Concept.PUT, Concept.CHANGE) && !clause.has(Concept.ADD, Concept.INDEFINITE);
        Optional<Spot> spot = spot(clause);
        boolean bare = clause.is(0, Concept.DEFINITE)
                || Vocabulary.section(clause.at(0)).isPresent();
        if (!(verb || ((put || bare) && spot.isPresent()))) {
            return List.of();
        }
        return section(clause, spot.isPresent())
                .flatMap(section -> spot.or(() -> swap(clause)).map(to -> new MoveSection(section, to)))
                .map(List::<Intent>of)
                .orElse(List.of());
    }

    private static Optional<Ref> section(Clause clause, boolean spotNamed) {
        OptionalInt before = clause.first(Concept.BEFORE, Concept.AFTER);
        Clause front =
                spotNamed && before.isPresent() && before.getAsInt() > 0 ? clause.upTo(before.getAsInt()) : clause;
        Optional<SectionKind> kind = front.sections().stream().findFirst();
        if (kind.isPresent()) {
            return kind.map(Ref::of);
        }
        return front.quote().or(() -> RemoveRule.words(front)).map(Ref::of);
    }

    /** Where something is to go, if that is said. */
    static Optional<Spot> spot(Clause clause) {
        OptionalInt relative = clause.first(Concept.BEFORE, Concept.AFTER);
        if (relative.isPresent() && relative.getAsInt() + 1 < clause.size()) {
            Clause rest = clause.from(relative.getAsInt() + 1);
            Optional<Ref> other = rest.sections().stream()
                    .findFirst()
                    .map(Ref::of)
                    .or(() -> rest.quote().map(Ref::of));
            if (other.isEmpty() && rest.has(Concept.COVER)) {
                other = Optional.of(Ref.of(SectionKind.HERO));
            }
            if (other.isPresent()) {
                boolean first = clause.is(relative.getAsInt(), Concept.BEFORE);
                return other.map(ref -> first ? new Spot.Before(ref) : new Spot.After(ref));
            }
        }
        if (clause.has(Concept.TOP)) {
            return Optional.of(new Spot.Top());
        }
        if (clause.has(Concept.BOTTOM)) {
            return Optional.of(new Spot.Bottom());
        }
        if (clause.has(Concept.UP)) {
            return Optional.of(new Spot.Up());
        }
        return clause.has(Concept.DOWN) ? Optional.of(new Spot.Down()) : Optional.empty();
    }

    private static Optional<Spot> swap(Clause clause) {
        List<SectionKind> both = clause.sections();
        return both.size() == 2 ? Optional.of(new Spot.InPlaceOf(Ref.of(both.get(1)))) : Optional.empty();
    }
}
