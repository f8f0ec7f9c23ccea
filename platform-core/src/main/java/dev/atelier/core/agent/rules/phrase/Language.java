package dev.atelier.core.agent.rules.phrase;

import java.util.Locale;

/** The languages that are understood and answered in. */
public enum Language {
    EN,
    DE;

    /** As in {@code <html lang>} and in the names of resources. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Language of(String code) {
        return code.toLowerCase(Locale.ROOT).startsWith("de") ? DE : EN;
    }
}
