package dev.atelier.web.shell;

import com.vaadin.flow.component.UI;

/** What a browser remembers about how a person likes it. index.html applies it, before the first paint. */
final class Choices {
    private Choices() {}

    /** {@code light}, {@code dark}, or {@code system} for whatever the operating system says. */
    static void theme(String choice) {
        UI.getCurrent().getPage().executeJs("window.atelierTheme($0)", choice);
    }

    /** A language's code, or nothing for whatever the browser says; the page is loaded again in it. */
    static void language(String choice) {
        UI.getCurrent().getPage().executeJs("window.atelierLanguage($0)", choice);
    }
}
