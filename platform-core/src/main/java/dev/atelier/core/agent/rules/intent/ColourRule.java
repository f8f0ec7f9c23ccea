package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.intent.Intent.SetColour;
import dev.atelier.core.agent.rules.look.Colour;
import dev.atelier.core.agent.rules.look.ColourNames;
import dev.atelier.core.agent.rules.look.Surface;
import dev.atelier.core.agent.rules.phrase.Concept;
import dev.atelier.core.agent.rules.phrase.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** "Make the buttons dark red", "blauer Hintergrund", "change the red to green". */
final class ColourRule implements Rule {
    private static final Concept[] ORDERS = {
        Concept.MAKE,
        Concept.CHANGE,
        Concept.PUT,
        Concept.ADD,
        Concept.REPLACE,
        Concept.WANT,
        Concept.SAY,
        Concept.MOVE,
        Concept.BUILD,
        Concept.HAVE,
        Concept.SHOW,
        Concept.COLOUR
    };

    @Override
    public List<Intent> read(Clause clause, boolean appThere) {
        boolean ordered = clause.has(ORDERS)
                || clause.tokens().stream().anyMatch(t -> Vocabulary.surface(t).isPresent());
        boolean onlyColour =
                clause.tokens().stream().allMatch(t -> !t.concepts().isEmpty());
        return ordered || onlyColour ? mentioned(clause) : List.of();
    }

    /** Every colour in a clause with the surface that it is said of. */
    static List<Intent> mentioned(Clause clause) {
        List<Intent> found = new ArrayList<>();
        List<Surface> waiting = new ArrayList<>();
        for (int i = 0; i < clause.size(); i++) {
            Optional<Colour> colour = Vocabulary.colour(clause.at(i));
            if (colour.isEmpty()) {
                Vocabulary.surface(clause.at(i)).ifPresent(waiting::add);
                continue;
            }
            if (isReplaced(clause, i)) {
                continue;
            }
            int next = Values.skip(clause, i + 1, Concept.FILLER, Concept.COLOUR);
            Optional<Surface> following = next < clause.size() ? nounAfter(clause, next) : Optional.empty();
            if (following.isEmpty() && waiting.isEmpty()) {
                named(clause, i).ifPresent(waiting::add);
            }
            List<Surface> surfaces = following.map(List::of).orElseGet(() -> specific(waiting));
            Colour shade = shade(clause, i, colour.get());
            surfaces.forEach(surface -> found.add(new SetColour(surface, shade)));
            waiting.clear();
            i = following.isPresent() ? next : i;
        }
        return found;
    }

    /** "Red to blue": the first colour only says what is there now; so does "orange" in "orange red". */
    private static boolean isReplaced(Clause clause, int i) {
        int next = Values.skip(
                clause, i + 1, Concept.FILLER, Concept.COLOUR, Concept.TO, Concept.INTO, Concept.DARK, Concept.LIGHT);
        return clause.is(next, Concept.HUE) && clause.at(i).stop() == Stop.NONE;
    }

    private static Optional<Surface> nounAfter(Clause clause, int next) {
        return Vocabulary.surface(clause.at(next))
                .filter(surface -> surface != Surface.ACCENT || clause.is(next, Concept.MODE, Concept.EVERYTHING));
    }

    /** "Blue for the links". */
    private static Optional<Surface> named(Clause clause, int colour) {
        int end = clause.firstFrom(colour + 1, Concept.HUE).orElse(clause.size());
        OptionalInt preposition = clause.firstFrom(colour + 1, Concept.FOR, Concept.AFTER, Concept.TO);
        if (preposition.isEmpty() || preposition.getAsInt() >= end) {
            return Optional.empty();
        }
        return clause.upTo(end).from(preposition.getAsInt()).tokens().stream()
                .flatMap(token -> Vocabulary.surface(token).stream())
                .findFirst();
    }

    /** "The background of the app": the background is meant. */
    private static List<Surface> specific(List<Surface> waiting) {
        List<Surface> specific = waiting.stream()
                .filter(surface -> surface != Surface.ACCENT)
                .distinct()
                .toList();
        return specific.isEmpty() ? List.of(Surface.ACCENT) : specific;
    }

    private static Colour shade(Clause clause, int i, Colour colour) {
        if (clause.is(i - 1, Concept.DARK)) {
            return ColourNames.darker(colour);
        }
        return clause.is(i - 1, Concept.LIGHT) ? ColourNames.lighter(colour) : colour;
    }
}
