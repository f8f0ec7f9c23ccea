package dev.atelier.core.source;

import java.util.regex.Pattern;

/**
 * Who made a version. Characters that Git cannot keep in a name are dropped, so that every person has one.
 *
 * @param name as shown; "Somebody" when nothing is left of it
 * @param email may be empty
 */
public record Author(String name, String email) {
    private static final int LONGEST = 200;
    private static final Pattern UNKEEPABLE = Pattern.compile("[\\p{Cntrl}<>]");

    public Author {
        name = keepable(name);
        email = keepable(email);
        if (name.isEmpty()) {
            name = "Somebody";
        }
    }

    private static String keepable(String text) {
        String clean = UNKEEPABLE.matcher(text).replaceAll("").strip();
        return clean.codePointCount(0, clean.length()) <= LONGEST
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST));
    }
}
