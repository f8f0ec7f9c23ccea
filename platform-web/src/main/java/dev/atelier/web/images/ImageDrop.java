package dev.atelier.web.images;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.atelier.core.image.ImageCheck;
import dev.atelier.web.shell.Words;
import java.util.function.Consumer;

/** Brings files from the person's machine: see {@code image-drop.ts}. */
@Tag("image-drop")
@JsModule("./images/image-drop.ts")
final class ImageDrop extends Component {

    /** @param zone selects the element around this one on which files may be dropped */
    ImageDrop(String zone, UploadHandler handler, Consumer<String> tooLarge, Consumer<Boolean> busy) {
        getElement().setAttribute("zone", zone);
        getElement().setAttribute("target", handler);
        getElement().setAttribute("largest", Integer.toString(ImageCheck.LARGEST_FILE));
        getElement().setAttribute("label-cancel", Words.of("images.cancel"));
        getElement().setAttribute("label-again", Words.of("images.again"));
        getElement().setAttribute("aria-label", Words.of("images.coming"));
        getElement()
                .addEventListener(
                        "image-too-large",
                        event -> tooLarge.accept(event.getEventData().getString("event.detail")))
                .addEventData("event.detail");
        getElement()
                .addEventListener(
                        "images-busy", event -> busy.accept(event.getEventData().getBoolean("event.detail")))
                .addEventData("event.detail");
    }

    void pick() {
        getElement().callJsFunction("pick");
    }

    /** Goes on when nothing is on its way any more. */
    void whenSettled(Runnable next) {
        getElement().callJsFunction("settled").then(done -> next.run());
    }
}
