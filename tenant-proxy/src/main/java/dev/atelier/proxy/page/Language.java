package dev.atelier.proxy.page;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The languages that the gateway's own pages speak, each with its texts. */
public enum Language {
    ENGLISH("en"),
    GERMAN("de");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** The one that a browser prefers, by its {@code Accept-Language} (RFC 9110 §12.5.4); English if it knows none. */
    public static Language preferred(@Nullable String header) {
        Language best = ENGLISH;
        double weight = 0;
        for (String range : header == null ? new String[0] : header.split(",", 40)) {
            String[] parts = range.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*q=", 2);
            double wanted = parts.length == 1 ? 1 : weight(parts[1]);
            for (Language language : values()) {
                boolean speaks = parts[0].equals(language.code) || parts[0].startsWith(language.code + "-");
                if (speaks && wanted > weight) {
                    best = language;
                    weight = wanted;
                }
            }
        }
        return best;
    }

    String code() {
        return code;
    }

    /** The text of that name, with the value in its place; neither is HTML yet. */
    String text(String key, String... values) {
        String filled = Texts.of(this, key);
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", values[i]);
        }
        return filled;
    }

    private static double weight(String text) {
        try {
            double weight = Double.parseDouble(text.strip());
            return weight >= 0 && weight <= 1 ? weight : 0;
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    /** What is in the files beside the classes; read once. */
    private static final class Texts {
        private static final Map<Language, Properties> ALL = Arrays.stream(values())
                .collect(Collectors.toUnmodifiableMap(language -> language, language -> read(language.code)));

        static String of(Language language, String key) {
            String text = Objects.requireNonNull(ALL.get(language)).getProperty(key);
            if (text == null) {
                throw new IllegalArgumentException("no text " + key + " in " + language);
            }
            return text;
        }

        private static Properties read(String code) {
            try {
                Properties texts = new Properties();
                texts.load(new StringReader(Resource.text("texts_" + code + ".properties")));
                return texts;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
