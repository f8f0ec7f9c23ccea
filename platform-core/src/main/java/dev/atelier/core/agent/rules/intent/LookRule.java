package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.intent.Intent.SetCorners;
import dev.atelier.core.agent.rules.intent.Intent.SetMode;
import dev.atelier.core.agent.rules.intent.Intent.SetSize;
import dev.atelier.core.agent.rules.intent.Intent.SetTypeface;
import dev.atelier.core.agent.rules.look.Corners;
import dev.atelier.core.agent.rules.look.Mode;
import dev.atelier.core.agent.rules.look.Typeface;
import dev.atelier.core.agent.rules.phrase.Concept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "Dark mode", "a serif font", "rounder corners", "a bigger title". */
final class LookRule implements Rule {

    @Override
    public List<Intent> read(Clause clause, boolean appThere) {
        List<Intent> found = new ArrayList<>();
        typeface(clause).ifPresent(typeface -> found.add(new SetTypeface(typeface)));
        corners(clause).ifPresent(corners -> found.add(new SetCorners(corners)));
        mode(clause).ifPresent(mode -> found.add(new SetMode(mode)));
        size(clause).ifPresent(found::add);
        return found;
    }

    /** What a clause that makes an app says about its look; there, only plain words count. */
    static List<Intent> mentioned(Clause clause) {
        List<Intent> found = new ArrayList<>();
        if (clause.has(Concept.MODE) || clause.has(Concept.DARK)) {
            mode(clause).ifPresent(mode -> found.add(new SetMode(mode)));
        }
        if (clause.has(Concept.FONT)) {
            typeface(clause).ifPresent(typeface -> found.add(new SetTypeface(typeface)));
        }
        return found;
    }

    private static Optional<Mode> mode(Clause clause) {
        boolean other = clause.has(
                Concept.HUE, Concept.BUTTON, Concept.TITLE, Concept.LINK, Concept.COVER, Concept.TAGLINE, Concept.ITEM);
        boolean fontColour = clause.has(Concept.TEXT) && !clause.has(Concept.MODE);
        if (other || fontColour || !clause.quotes().isEmpty()) {
            return Optional.empty();
        }
        boolean not = clause.has(Concept.REMOVE, Concept.WITHOUT);
        boolean theme = clause.has(Concept.MODE, Concept.BACKGROUND, Concept.MAKE, Concept.CHANGE);
        boolean both = clause.has(Concept.DARK) && clause.has(Concept.LIGHT);
        if (both || (clause.has(Concept.AUTOMATIC) && theme)) {
            return Optional.of(Mode.AUTO);
        }
        if (clause.has(Concept.DARK)) {
            return Optional.of(not ? Mode.LIGHT : Mode.DARK);
        }
        if (clause.has(Concept.LIGHT) && (theme || clause.size() <= 2)) {
            return Optional.of(not ? Mode.DARK : Mode.LIGHT);
        }
        return Optional.empty();
    }

    private static Optional<Intent> size(Clause clause) {
        boolean bigger = clause.has(Concept.BIGGER);
        boolean smaller = !bigger && clause.has(Concept.SMALLER);
        if (bigger == smaller || !clause.quotes().isEmpty() || clause.has(Concept.IMAGE, Concept.BUTTON)) {
            return Optional.empty();
        }
        boolean titles = clause.has(Concept.TITLE, Concept.COVER);
        boolean texts = clause.has(Concept.TEXT, Concept.FONT, Concept.EVERYTHING, Concept.TAGLINE);
        boolean wanted = isComplaint(clause) ? !bigger : bigger;
        return titles || texts ? Optional.of(new SetSize(titles, wanted)) : Optional.empty();
    }

    /** "The title is too small." */
    private static boolean isComplaint(Clause clause) {
        for (int i = 1; i < clause.size(); i++) {
            String before = clause.at(i - 1).plain();
            if (clause.is(i, Concept.BIGGER, Concept.SMALLER) && (before.equals("too") || before.equals("zu"))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Corners> corners(Clause clause) {
        boolean shape = clause.has(Concept.CORNERS, Concept.BUTTON, Concept.EVERYTHING, Concept.ITEM, Concept.SECTION)
                || clause.size() == 1;
        if (!shape || clause.has(Concept.FONT, Concept.TEXT, Concept.HUE, Concept.TITLE)) {
            return Optional.empty();
        }
        boolean not = clause.has(Concept.REMOVE, Concept.WITHOUT);
        if (clause.has(Concept.ROUND)) {
            return Optional.of(not ? Corners.SQUARE : Corners.ROUND);
        }
        if (clause.has(Concept.SQUARE)) {
            return Optional.of(not ? Corners.ROUND : Corners.SQUARE);
        }
        return Optional.empty();
    }

    private static Optional<Typeface> typeface(Clause clause) {
        if (clause.has(Concept.HUE) || !clause.has(Concept.FONT, Concept.TEXT, Concept.TITLE, Concept.SERIF)) {
            return Optional.empty();
        }
        boolean font = clause.has(Concept.FONT);
        boolean without = clause.has(Concept.WITHOUT, Concept.REMOVE);
        if (clause.has(Concept.SANS) && (font || says(clause, "sans"))) {
            return Optional.of(Typeface.SANS);
        }
        if (clause.has(Concept.SERIF) && (font || says(clause, "serif"))) {
            return Optional.of(without ? Typeface.SANS : Typeface.SERIF);
        }
        if (clause.has(Concept.MONO)) {
            return Optional.of(Typeface.MONO);
        }
        return clause.has(Concept.ROUND) && font ? Optional.of(Typeface.ROUND) : Optional.empty();
    }

    private static boolean says(Clause clause, String part) {
        return clause.tokens().stream().anyMatch(token -> token.plain().contains(part));
    }
}
