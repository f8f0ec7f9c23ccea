package dev.atelier.web.shell;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.SystemMessages;
import java.util.Locale;

/** What Vaadin itself has to tell, in the reader's language. */
final class SystemWords {
    private SystemWords() {}

    static SystemMessages in(Locale locale) {
        var words = new CustomizedSystemMessages();
        words.setInternalErrorCaption(Words.in(locale, "failed.ours.title"));
        words.setInternalErrorMessage(Words.in(locale, "system.reload"));
        words.setCookiesDisabledCaption(Words.in(locale, "system.cookies.title"));
        words.setCookiesDisabledMessage(Words.in(locale, "system.cookies.text"));
        return words;
    }
}
