package dev.atelier.web.shell;

import com.vaadin.flow.component.Html;

/** The mark: a doorway. */
final class Logo extends Html {
    Logo() {
        super(
                "<span class='icon logo' aria-hidden='true'><svg viewBox='0 0 20 20'><rect width='20' height='20' rx='5.5'/>"
                        + "<path d='M5.4 20v-9.4a4.6 4.6 0 0 1 9.2 0V20'/></svg></span>");
    }
}
