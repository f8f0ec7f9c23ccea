package dev.atelier.core.project;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names for projects: any script for people, one DNS label for the machine. */
final class ProjectNames {
    static final int LONGEST_NAME = 200;
    private static final int LONGEST_SLUG = 40;
    private static final int LONGEST_DERIVED = 48;
    /** Without vowels and look-alikes, so that no word and no confusion comes out. */
    private static final String SUFFIX_LETTERS = "bcdfghjkmnpqrstvwxz23456789";

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_LABEL = Pattern.compile("[^a-z0-9]+");
    /** Control and format characters, such as marks that turn the direction of writing; emoji need the joiner. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\u200D]]+");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final SecureRandom random = new SecureRandom();

    /** The name as it is kept: without control characters, at most 200 characters; else the fault {@code bad_name}. */
    static String clean(String name) {
        String composed = Normalizer.normalize(oneLine(name), Normalizer.Form.NFC);
        int length = composed.codePointCount(0, composed.length());
        if (length == 0) {
            throw bad("Give the project a name.");
        }
        if (length > LONGEST_NAME) {
            throw bad("The name has " + length + " characters; " + LONGEST_NAME + " is the most.");
        }
        return composed;
    }

    /** Whether there is nothing in it that a person could see. */
    static boolean saysNothing(String text) {
        return oneLine(text).replace("\u200D", "").isBlank();
    }

    /** A name for a project of which only the first ask is known: its beginning, ended at a word. */
    static String fromAsk(String ask) {
        String line = oneLine(ask);
        if (line.codePointCount(0, line.length()) > LONGEST_DERIVED) {
            String cut = line.substring(0, line.offsetByCodePoints(0, LONGEST_DERIVED));
            int space = cut.lastIndexOf(' ');
            line = (space > LONGEST_DERIVED / 2 ? cut.substring(0, space) : cut) + "…";
        }
        return line.isEmpty() ? "New project" : line;
    }

    /** The name as one DNS label; {@code app} for a name in which no Latin letter or digit stands. */
    static String slug(String name) {
        String decomposed = Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFKD);
        String ascii = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
        String label = NOT_A_LABEL.matcher(ascii).replaceAll("-");
        String cut = label.substring(0, Math.min(label.length(), LONGEST_SLUG));
        String trimmed = cut.replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? "app" : trimmed;
    }

    /** The same label made different from one that is taken. */
    String varied(String slug) {
        StringBuilder varied = new StringBuilder(slug).append('-');
        for (int i = 0; i < 5; i++) {
            varied.append(SUFFIX_LETTERS.charAt(random.nextInt(SUFFIX_LETTERS.length())));
        }
        return varied.toString();
    }

    private static String oneLine(String text) {
        String spaced = SPACES.matcher(text).replaceAll(" ");
        String visible = INVISIBLE.matcher(spaced).replaceAll("");
        return SPACES.matcher(visible).replaceAll(" ").strip();
    }

    private static RuntimeException bad(String message) {
        return Fault.of(FaultKind.USER, "bad_name", message).asException();
    }
}
