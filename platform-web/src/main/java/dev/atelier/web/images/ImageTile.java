package dev.atelier.web.images;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.project.ImageContent;
import dev.atelier.web.shell.Words;
import java.util.function.Supplier;

/** An image with its name and, where it can be removed, a button for that. */
final class ImageTile extends Div {

    ImageTile(String name, Supplier<ImageContent> thumbnail) {
        addClassName("image-tile");
        Span label = new Span(name);
        label.addClassName("image-name");
        label.setTitle(name);
        add(new Thumbnail(thumbnail, name), label);
    }

    ImageTile(String name, Supplier<ImageContent> thumbnail, Runnable remove) {
        this(name, thumbnail);
        NativeButton button = new NativeButton("×", click -> remove.run());
        button.addClassName("image-remove");
        button.getElement().setAttribute("aria-label", Words.of("images.remove", name));
        add(button);
    }
}
