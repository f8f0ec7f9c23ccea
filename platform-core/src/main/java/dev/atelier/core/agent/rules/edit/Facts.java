package dev.atelier.core.agent.rules.edit;

import dev.atelier.core.agent.rules.phrase.Language;
import java.util.List;

/**
 * What is known beside the intent.
 *
 * @param language that the user is answered in
 * @param projectName as the project is called
 * @param ask the user's words
 * @param images the uploaded pictures by their names in {@code public/images}, sorted
 * @param sent those of them that came with the ask, in their order
 */
public record Facts(Language language, String projectName, String ask, List<String> images, List<String> sent) {

    public Facts {
        images = List.copyOf(images);
        sent = List.copyOf(sent);
    }

    /** What a new gallery shows: what was sent for it, else all that there is. */
    List<String> forGallery() {
        return sent.isEmpty() ? images : sent;
    }
}
