package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.intent.Intent.ImageSpot;
import dev.atelier.core.agent.rules.intent.Intent.PlaceImage;
import dev.atelier.core.agent.rules.intent.Intent.RemoveImage;
import dev.atelier.core.agent.rules.phrase.Concept;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** "Put kiln.jpg at the top", "use my photo as the cover", "add my pictures to the gallery". */
final class ImageRule implements Rule {
    private static final Concept[] ORDERS = {
        Concept.ADD,
        Concept.PUT,
        Concept.CHANGE,
        Concept.SHOW,
        Concept.MAKE,
        Concept.WANT,
        Concept.REPLACE,
        Concept.MOVE,
        Concept.HAVE,
        Concept.SAY
    };

    @Override
    public List<Intent> read(Clause clause, boolean appThere) {
        OptionalInt image = clause.first(Concept.IMAGE, Concept.IMAGE_FILE);
        if (!appThere || image.isEmpty()) {
            return List.of();
        }
        Optional<String> name = clause.first(Concept.IMAGE_FILE).stream()
                .mapToObj(i -> clause.at(i).text())
                .findFirst()
                .or(clause::quote);
        if (clause.has(Concept.REMOVE, Concept.WITHOUT)) {
            return List.of(new RemoveImage(name));
        }
        if (!clause.has(ORDERS) && name.isEmpty() && !clause.has(Concept.TO)) {
            return List.of();
        }
        boolean vague = clause.has(Concept.MAKE) && name.isEmpty() && spot(clause) == ImageSpot.ANYWHERE;
        return vague || newGallery(clause) ? List.of() : List.of(new PlaceImage(name, spot(clause)));
    }

    /** "Add a gallery with my pictures" asks for a section. */
    private static boolean newGallery(Clause clause) {
        OptionalInt gallery = clause.first(Concept.GALLERY);
        return gallery.isPresent() && clause.is(gallery.getAsInt() - 1, Concept.INDEFINITE, Concept.FILLER);
    }

    private static ImageSpot spot(Clause clause) {
        if (clause.has(Concept.GALLERY)) {
            return ImageSpot.GALLERY;
        }
        if (clause.has(Concept.ABOUT)) {
            return ImageSpot.ABOUT;
        }
        if (clause.has(Concept.COVER, Concept.TOP, Concept.TITLE, Concept.BACKGROUND, Concept.TAGLINE)) {
            return ImageSpot.COVER;
        }
        return clause.has(Concept.SECTION, Concept.BOTTOM, Concept.AFTER) ? ImageSpot.OWN_SECTION : ImageSpot.ANYWHERE;
    }
}
