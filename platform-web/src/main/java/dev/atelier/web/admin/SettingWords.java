package dev.atelier.web.admin;

import dev.atelier.web.shell.Words;
import java.util.Locale;

/** Texts for what the engine names: areas, kinds and origins of settings. */
final class SettingWords {
    private SettingWords() {}

    /** The text for one of them; its name where there is none. */
    static String word(String what, Enum<?> constant) {
        String name = constant.name().toLowerCase(Locale.ROOT);
        return Words.find("config." + what + "." + name).orElse(name);
    }
}
