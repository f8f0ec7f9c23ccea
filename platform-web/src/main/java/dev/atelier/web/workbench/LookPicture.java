package dev.atelier.web.workbench;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import dev.atelier.web.shell.Screenshot;
import dev.atelier.web.shell.Words;
import java.util.function.Supplier;

/** A small picture of the app that opens to a large one. */
final class LookPicture extends NativeButton {

    /** @param alt says what of the app is seen */
    LookPicture(Supplier<byte[]> jpeg, String alt) {
        addClassName("look-picture");
        add(new Screenshot(jpeg, ""));
        getElement().setAttribute("aria-label", Words.of("look.enlarge", alt));
        addClickListener(click -> {
            Dialog dialog = new Dialog(new Screenshot(jpeg, alt));
            dialog.addClassName("look-dialog");
            dialog.setHeaderTitle(alt);
            NativeButton close = new NativeButton("×", closed -> dialog.close());
            close.getElement().setAttribute("aria-label", Words.of("look.close"));
            close.addClassName("look-close");
            dialog.getHeader().add(close);
            dialog.open();
        });
    }
}
