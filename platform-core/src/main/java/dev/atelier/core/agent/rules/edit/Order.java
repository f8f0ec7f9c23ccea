package dev.atelier.core.agent.rules.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.intent.Ref;
import dev.atelier.core.agent.rules.intent.Spot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Where sections stand on a page. */
final class Order {
    /** The order in which a visitor would want to read them. */
    private static final List<SectionKind> USUAL = List.of(
            SectionKind.HERO,
            SectionKind.TODO,
            SectionKind.KANBAN,
            SectionKind.CALCULATOR,
            SectionKind.DASHBOARD,
            SectionKind.DATES,
            SectionKind.FEATURES,
            SectionKind.STEPS,
            SectionKind.GALLERY,
            SectionKind.PICTURE,
            SectionKind.BLOG,
            SectionKind.NUMBERS,
            SectionKind.PRICES,
            SectionKind.HOURS,
            SectionKind.ABOUT,
            SectionKind.TEAM,
            SectionKind.TEXT,
            SectionKind.QUOTES,
            SectionKind.FAQ,
            SectionKind.CALL,
            SectionKind.NEWSLETTER,
            SectionKind.CONTACT);

    private Order() {}

    /** With one more; one that is to stand beside a section that is not there goes where it usually does. */
    static List<ObjectNode> insert(List<ObjectNode> sections, ObjectNode section, Spot spot) {
        List<ObjectNode> ordered = new ArrayList<>(sections);
        ordered.add(index(sections, spot).orElseGet(() -> usual(sections, section)), section);
        return ordered;
    }

    /** The sections with one of them elsewhere; empty when the place that was named is not there. */
    static Optional<List<ObjectNode>> move(List<ObjectNode> sections, ObjectNode section, Spot spot) {
        List<ObjectNode> ordered = new ArrayList<>(sections);
        int now = sections.indexOf(section);
        if (spot instanceof Spot.InPlaceOf(Ref other)) {
            Optional<Integer> with = index(sections, other);
            with.ifPresent(index -> Collections.swap(ordered, now, index));
            return with.map(index -> ordered);
        }
        if (spot instanceof Spot.Up || spot instanceof Spot.Down) {
            int to = Math.clamp(now + (spot instanceof Spot.Up ? -1 : 1), 0, sections.size() - 1);
            Collections.swap(ordered, now, to);
            return Optional.of(ordered);
        }
        ordered.remove(now);
        return index(ordered, spot).map(at -> {
            ordered.add(at, section);
            return ordered;
        });
    }

    private static Optional<Integer> index(List<ObjectNode> sections, Spot spot) {
        return switch (spot) {
            case Spot.Top top -> Optional.of(beginsWithCover(sections) ? 1 : 0);
            case Spot.Bottom bottom -> Optional.of(sections.size());
            case Spot.Before(Ref section) -> index(sections, section);
            case Spot.After(Ref section) -> index(sections, section).map(at -> at + 1);
            case Spot.Usual usual -> Optional.empty();
            case Spot.Up up -> Optional.empty();
            case Spot.Down down -> Optional.empty();
            case Spot.InPlaceOf other -> Optional.empty();
        };
    }

    /** The top is below the cover: that is what somebody means who wants the prices first. */
    private static boolean beginsWithCover(List<ObjectNode> sections) {
        return !sections.isEmpty() && Tree.is(sections.getFirst(), SectionKind.HERO);
    }

    private static Optional<Integer> index(List<ObjectNode> sections, Ref ref) {
        for (int i = 0; i < sections.size(); i++) {
            if (Tree.matches(sections.get(i), ref)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static int usual(List<ObjectNode> sections, ObjectNode section) {
        int rank = rank(section);
        int at = sections.size();
        while (at > 0 && rank(sections.get(at - 1)) > rank) {
            at--;
        }
        return at;
    }

    private static int rank(ObjectNode section) {
        return Content.kind(section).map(USUAL::indexOf).orElse(0);
    }
}
