package dev.atelier.core.agent.rules;

import dev.atelier.core.agent.PickedElement;
import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.intent.PointedAt;
import dev.atelier.core.agent.rules.intent.Ref;
import dev.atelier.core.agent.rules.look.Surface;
import dev.atelier.core.agent.rules.phrase.Fold;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what of an app that the rules made an element is. */
final class Pointing {
    private static final Pattern TAG = Pattern.compile("^<([a-zA-Z][a-zA-Z0-9]*)([^>]*)");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> ENTRIES = Set.of("li", "dt", "article", "tr");
    private static final Set<String> WHOLE = Set.of("main", "body", "section", "header", "footer", "div", "ul", "ol");

    private Pointing() {}

    static Optional<PointedAt> at(List<PickedElement> elements, Optional<Content> content) {
        return elements.stream().findFirst().flatMap(element -> content.map(app -> at(element, app)));
    }

    private static PointedAt at(PickedElement element, Content app) {
        Matcher start = TAG.matcher(element.html());
        boolean known = start.find();
        String tag = known ? start.group(1).toLowerCase(Locale.ROOT) : "";
        String attributes = known ? start.group(2) : "";
        String text = element.text().strip();
        return new PointedAt(text, surface(tag, attributes), part(tag, text, app));
    }

    private static Surface surface(String tag, String attributes) {
        if (HEADINGS.contains(tag)) {
            return Surface.TITLE;
        }
        if (tag.equals("button") || attributes.contains("button")) {
            return Surface.BUTTON;
        }
        if (tag.equals("a")) {
            return Surface.LINK;
        }
        if (WHOLE.contains(tag)) {
            return attributes.contains("hero") ? Surface.COVER : Surface.BACKGROUND;
        }
        return Surface.TEXT;
    }

    /** A section by its heading, be that pointed at or within; an entry by its words. */
    private static Optional<Ref> part(String tag, String text, Content app) {
        String folded = Fold.fold(text).strip();
        Optional<Ref> section = Content.sections(app.tree()).stream()
                .map(found -> found.path("title").asText().strip())
                .filter(title -> !title.isEmpty())
                .filter(title -> HEADINGS.contains(tag)
                        ? Fold.fold(title).equals(folded)
                        : WHOLE.contains(tag) && folded.contains(Fold.fold(title)))
                .findFirst()
                .map(Ref::of);
        return section.isPresent() || !ENTRIES.contains(tag) || text.isEmpty() ? section : Optional.of(Ref.of(text));
    }
}
