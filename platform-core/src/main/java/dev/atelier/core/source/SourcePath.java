package dev.atelier.core.source;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import java.text.Normalizer;

/**
 * The name of a file in a project: relative, separated by {@code /}, in Unicode's composed form, without {@code .} or
 * {@code ..} and without control characters.
 */
public record SourcePath(String value) implements Comparable<SourcePath> {
    private static final int LONGEST = 1024;

    public SourcePath {
        value = Normalizer.normalize(value, Normalizer.Form.NFC);
        if (value.isEmpty() || value.length() > LONGEST || value.indexOf('\\') >= 0) {
            throw bad(value);
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw bad(value);
        }
        for (String part : value.split("/", -1)) {
            if (part.isEmpty() || ".".equals(part) || "..".equals(part) || ".git".equalsIgnoreCase(part)) {
                throw bad(value);
            }
        }
    }

    /** The path, or a fault with the code {@code bad_path}. */
    public static SourcePath of(String value) {
        return new SourcePath(value);
    }

    @Override
    public int compareTo(SourcePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static RuntimeException bad(String value) {
        String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return Fault.of(FaultKind.USER, "bad_path", "\"" + shown + "\" is not a path in the project.")
                .asException();
    }
}
