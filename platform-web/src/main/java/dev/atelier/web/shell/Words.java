package dev.atelier.web.shell;

import com.vaadin.flow.component.UI;
import dev.atelier.core.fault.Fault;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * What the screens say, in the language of whoever looks at them: English, and what there is a {@code words_<language>}
 * file for. Texts of the engine ({@link dev.atelier.core.fault.Fault}) are found by their code.
 */
public final class Words {
    private static final String BUNDLE = "dev.atelier.web.shell.words";

    private Words() {}

    /**
     * The text of that key in the current screen's language; parameters stand for {@code {0}}, {@code {1}}… as in
     * {@link MessageFormat}.
     *
     * @throws MissingResourceException if no language has the key, which a test prevents
     */
    public static String of(String key, Object... parameters) {
        return in(locale(), key, parameters);
    }

    /** The same in a language that the caller names. */
    public static String in(Locale locale, String key, Object... parameters) {
        return new MessageFormat(bundle(locale).getString(key), locale).format(parameters);
    }

    /** The text of that key if there is one: for keys that are made from data. */
    public static Optional<String> find(String key) {
        return find(locale(), key);
    }

    /**
     * What a fault says to a person. In English that is its own message, which also knows the particulars; other languages
     * have a text for each code that people meet, and the message where they have none.
     */
    public static String of(Fault fault) {
        return in(locale(), fault);
    }

    static String in(Locale locale, Fault fault) {
        return locale.getLanguage().equals("en")
                ? fault.message()
                : find(locale, "fault." + fault.code()).orElse(fault.message());
    }

    private static Optional<String> find(Locale locale, String key) {
        return bundle(locale).containsKey(key) ? Optional.of(in(locale, key)) : Optional.empty();
    }

    /** Never the machine's own language, which is nobody's choice. */
    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The language of the current screen, with the region that says how numbers are written. */
    public static Locale locale() {
        UI ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }
}
