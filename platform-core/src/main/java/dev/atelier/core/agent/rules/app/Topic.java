package dev.atelier.core.agent.rules.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.look.Colour;
import dev.atelier.core.agent.rules.look.Corners;
import dev.atelier.core.agent.rules.look.Theme;
import dev.atelier.core.agent.rules.look.Typeface;
import dev.atelier.core.agent.rules.phrase.Language;
import java.util.List;

/**
 * A field of life that an app can be about, with the look and the words that go with it.
 *
 * @param name of its resource
 * @param words folded words that tell it; one that is long enough also counts inside of a longer word
 * @param colours accents of which one is chosen
 * @param motif which shapes its pictures are made of
 * @param sections what a landing page about it consists of
 * @param copy texts by language and kind of section
 */
public record Topic(
        String name,
        List<String> words,
        List<Colour> colours,
        boolean bold,
        Typeface typeface,
        Corners corners,
        String motif,
        List<SectionKind> sections,
        ObjectNode copy) {

    /** The look of an app about it; another seed may choose another colour. */
    public Theme theme(int seed) {
        return Theme.of(colours.get(Math.floorMod(seed, colours.size())), bold, typeface, corners);
    }

    /** The texts for a kind of section that replace the usual ones; possibly none. */
    public ObjectNode copy(Language language, SectionKind kind) {
        return copy.path(language.code()).path(kind.key()) instanceof ObjectNode found ? found : Json.object();
    }
}
