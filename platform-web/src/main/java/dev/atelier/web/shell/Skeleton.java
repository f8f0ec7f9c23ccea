package dev.atelier.web.shell;

import com.vaadin.flow.component.html.Div;

/** The shape of content that is on its way. Screen readers are told nothing: the content itself will speak. */
public final class Skeleton extends Div {

    /** A block of that CSS width and height. */
    public Skeleton(String width, String height) {
        addClassName("skeleton");
        setWidth(width);
        setHeight(height);
        getElement().setAttribute("aria-hidden", "true");
    }
}
