package dev.atelier.core.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.atelier.core.blob.BlobKey;
import java.util.Optional;
import java.util.regex.Pattern;

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
            implements Attachment {
        private static final int LONGEST_NAME = 100;
        private static final int LONGEST_FILE = 300;
        private static final int LONGEST_HTML = 2_000;
        private static final int LONGEST_TEXT = 500;
        /** Control characters, and those that turn the direction of writing. */
        private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\u200D]]+");

        /** Cuts what is too long, so that no page can make an ask, or a prompt, grow. */
        public Element {
            component = clean(component, LONGEST_NAME);
            file = clean(file, LONGEST_FILE);
            line = Math.max(0, line);
            html = clean(html, LONGEST_HTML);
            text = clean(text, LONGEST_TEXT);
        }

        private static String clean(String value, int longest) {
            String seen = UNSEEN.matcher(value).replaceAll(" ").strip();
            return seen.length() <= longest ? seen : seen.substring(0, longest - 1) + "…";
        }
    }
}
