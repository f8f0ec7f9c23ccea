package dev.atelier.core.agent.rules.phrase;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings words that a person would call the same to the same letters. */
public final class Fold {
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’]");

    private Fold() {}

    /** Lower case, umlauts spelled out, no accents, no apostrophes. */
    public static String fold(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String spelled =
                lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
        String bare = ACCENTS.matcher(Normalizer.normalize(spelled, Normalizer.Form.NFD))
                .replaceAll("");
        return APOSTROPHES.matcher(bare).replaceAll("");
    }
}
