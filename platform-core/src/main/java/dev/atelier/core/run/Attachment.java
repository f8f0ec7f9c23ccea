package dev.atelier.core.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.atelier.core.blob.BlobKey;
import java.util.Optional;

/** What somebody sent along with their words. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Attachment.Picture.class, name = "picture"),
    @JsonSubTypes.Type(value = Attachment.Element.class, name = "element")
})
public sealed interface Attachment {

    /**
     * An image, which is a file of the project too (B11).
     *
     * @param path of the file in the project, such as {@code public/images/cat.png}
     * @param name as the person knows it
     */
    record Picture(String path, String name, String mediaType) implements Attachment {}

    /**
     * An element of the running app that the person pointed at (X8). All of it comes from a browser page that the app
     * controls, so it is data and nothing more.
     *
     * @param component name of the component that made it, or empty
     * @param file that it comes from, such as {@code src/App.jsx}, or empty
     * @param line from 1, or 0 if not known
     * @param html the start of its outer HTML
     * @param text what a person reads in it, shortened
     * @param screenshot of it
     */
    record Element(String component, String file, int line, String html, String text, Optional<BlobKey> screenshot)
            implements Attachment {}
}
