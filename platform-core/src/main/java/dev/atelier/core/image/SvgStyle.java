package dev.atelier.core.image;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CSS within an SVG, written anew from the declarations that are understood. Escapes are not: who needs them to say
 * "red" has something else to say.
 */
final class SvgStyle {
    private static final Set<String> PROPERTIES = Set.of(("alignment-baseline baseline-shift clip clip-path clip-rule"
                    + " color color-interpolation color-interpolation-filters color-rendering cursor direction display"
                    + " dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font font-family"
                    + " font-size font-size-adjust font-stretch font-style font-variant font-weight image-rendering"
                    + " isolation letter-spacing lighting-color marker marker-end marker-mid marker-start mask mask-type"
                    + " mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-color"
                    + " stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin"
                    + " stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering"
                    + " transform transform-box transform-origin unicode-bidi vector-effect visibility white-space"
                    + " word-spacing writing-mode")
            .split(" "));

    /** Longer ones are no drawing, and take long to look through. */
    private static final int LONGEST_VALUE = 2_000;

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(\\*/|\\z)", Pattern.DOTALL);
    private static final Pattern SELECTOR = Pattern.compile("[\\p{L}\\p{N}\\s.#,>+~*:()_-]+");
    private static final Pattern FUNCTION = Pattern.compile("([\\p{L}-]*)\\(([^()]*)");
    private static final Pattern OWN_PART = Pattern.compile("\\s*[\"']?#[\\p{L}\\p{N}_.:-]+[\"']?\\s*");
    private static final Set<String> FUNCTIONS = Set.of(("rgb rgba hsl hsla hwb lab lch oklab oklch calc min max clamp"
                    + " matrix translate translatex translatey scale scalex scaley rotate skewx skewy blur brightness"
                    + " contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia rect inset circle"
                    + " ellipse polygon url")
            .split(" "));

    private SvgStyle() {}

    static boolean isProperty(String name) {
        return PROPERTIES.contains(name);
    }

    /** Whether it loads nothing: functions are known ones, and an address is a part of the same file. */
    static boolean isSafeValue(String value) {
        if (value.length() > LONGEST_VALUE
                || value.indexOf('\\') >= 0
                || value.indexOf('@') >= 0
                || value.indexOf('<') >= 0) {
            return false;
        }
        Matcher function = FUNCTION.matcher(value);
        while (function.find()) {
            String name = function.group(1).toLowerCase(Locale.ROOT);
            boolean grouping = name.isEmpty();
            boolean address =
                    name.equals("url") && !OWN_PART.matcher(function.group(2)).matches();
            if (!grouping && (!FUNCTIONS.contains(name) || address)) {
                return false;
            }
        }
        return true;
    }

    /** What is safe of "fill: red; stroke: url(http://…)". */
    static String declarations(String text) {
        StringBuilder safe = new StringBuilder();
        for (String declaration : COMMENT.matcher(text).replaceAll(" ").split(";", -1)) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String name = declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                String value = declaration.substring(colon + 1).strip();
                if (isProperty(name) && !value.isEmpty() && isSafeValue(value)) {
                    safe.append(safe.isEmpty() ? "" : ";")
                            .append(name)
                            .append(':')
                            .append(value);
                }
            }
        }
        return safe.toString();
    }

    /**
     * What is safe of a style sheet. Rules that begin with @ load, or apply to something else than a picture; without them
     * it is a row of selectors and their declarations.
     */
    static String rules(String sheet) {
        String text = COMMENT.matcher(sheet).replaceAll(" ");
        StringBuilder safe = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String selector = text.substring(from, open);
            // What closes an @-rule stands before the next one.
            selector = selector.substring(selector.lastIndexOf('}') + 1).strip();
            String declarations = declarations(text.substring(open + 1, close));
            if (!declarations.isEmpty() && SELECTOR.matcher(selector).matches()) {
                safe.append(selector).append('{').append(declarations).append('}');
            }
            from = close + 1;
        }
        return safe.toString();
    }
}
