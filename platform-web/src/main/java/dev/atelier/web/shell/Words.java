package dev.atelier.web.shell;

import com.vaadin.flow.component.UI;
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
        ResourceBundle words = bundle(locale());
        return words.containsKey(key) ? Optional.of(words.getString(key)) : Optional.empty();
    }

    /** Never the machine's own language, which is nobody's choice. */
    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Locale locale() {
        UI ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }
}
