package dev.atelier.web.images;

import com.vaadin.flow.component.html.Div;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.Attachment;
import dev.atelier.web.shell.Words;
import java.util.List;

/** The images that came with a message. One that was removed since is its name alone. */
public final class SentImages extends Div {

    public SentImages(Ask ask, ImageKeeper keeper) {
        addClassNames("image-row", "sent-images");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", Words.of("images.sent"));
        List<Attachment> attachments = ask instanceof Ask.Change change ? change.attachments() : List.of();
        for (Attachment attachment : attachments) {
            if (attachment instanceof Attachment.Picture picture) {
                String file = picture.path().substring(picture.path().lastIndexOf('/') + 1);
                add(new ImageTile(picture.name(), () -> keeper.thumbnail(file)));
            }
        }
        setVisible(getComponentCount() > 0);
    }
}
