package dev.atelier.web.shell;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;

/** A key to press, shown beside what it does. */
@Tag("kbd")
public final class Kbd extends HtmlContainer {

    /** Keys as most keyboards name them, and as a Mac does. */
    public Kbd(String keys, String mac) {
        getElement().setAttribute("data-keys", keys);
        getElement().setAttribute("data-mac", mac);
        getElement().setAttribute("aria-hidden", "true");
    }
}
