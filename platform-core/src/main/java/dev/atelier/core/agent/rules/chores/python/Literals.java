package dev.atelier.core.agent.rules.chores.python;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What type a literal has, where it is beyond doubt. */
final class Literals {
    private static final Pattern INTEGER =
            Pattern.compile("[+-]?(?:\\d[\\d_]*|0[xX][\\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+)");
    private static final Pattern DECIMAL = Pattern.compile(
            "[+-]?(?:\\d[\\d_]*\\.[\\d_]*|\\.\\d[\\d_]*)(?:[eE][+-]?\\d+)?|[+-]?\\d[\\d_]*[eE][+-]?\\d+");
    private static final Pattern STRING_START = Pattern.compile("(?i)([rbuft]{0,2})[\"']");

    private Literals() {}

    /** The type's name, such as {@code int}; empty for {@code None} and all that is not plainly a literal. */
    static Optional<String> typeOf(PythonFile file, int from, int to) {
        String value = file.text().substring(from, to);
        if (value.equals("True") || value.equals("False")) {
            return Optional.of("bool");
        }
        if (INTEGER.matcher(value).matches()) {
            return Optional.of("int");
        }
        if (DECIMAL.matcher(value).matches()) {
            return Optional.of("float");
        }
        return string(file, from, to).or(() -> display(value));
    }

    /** Empty displays alone: what is in others may be anything. */
    private static Optional<String> display(String value) {
        return switch (value) {
            case "[]" -> Optional.of("list");
            case "{}" -> Optional.of("dict");
            case "()" -> Optional.of("tuple");
            default -> Optional.empty();
        };
    }

    private static Optional<String> string(PythonFile file, int from, int to) {
        var start = STRING_START.matcher(file.text()).region(from, to);
        if (!start.lookingAt()) {
            return Optional.empty();
        }
        for (int at = from + start.group(1).length(); at < to; at++) {
            if (!file.isString(at)) {
                return Optional.empty();
            }
        }
        return switch (start.group(1).toLowerCase(Locale.ROOT)) {
            case "", "r", "u", "f", "rf", "fr" -> Optional.of("str");
            case "b", "rb", "br" -> Optional.of("bytes");
            default -> Optional.empty();
        };
    }
}
