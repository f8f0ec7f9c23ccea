package dev.atelier.core.agent.rules.look;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The style sheet that holds an app's colours, type and corners as custom properties. */
public final class ThemeCss {
    private static final String HEAD = """
            /*
             * Colours, type and corners of the app. Each colour is given for light and for dark; all of them go back to
             * the few choices under "theme" in content.json.
             */
            """;

    private ThemeCss() {}

    /** The whole style sheet. */
    public static String of(Theme theme) {
        StringBuilder css = new StringBuilder(HEAD).append(":root {\n");
        properties(theme).forEach((name, value) -> css.append("  " + name + ": " + value + ";\n"));
        return css.append("}\n").toString();
    }

    /** A style sheet with only those properties changed that differ between two themes; all else in it stays. */
    public static String change(String css, Theme before, Theme after) {
        Map<String, String> old = properties(before);
        String changed = css;
        for (Map.Entry<String, String> property : properties(after).entrySet()) {
            if (!property.getValue().equals(old.get(property.getKey()))) {
                changed = set(changed, property.getKey(), property.getValue());
            }
        }
        return changed;
    }

    private static String set(String css, String name, String value) {
        Matcher matcher = Pattern.compile("(?m)(^|[\\s{;])(" + Pattern.quote(name) + "\\s*:\\s*)[^;}]*")
                .matcher(css);
        if (matcher.find()) {
            return css.substring(0, matcher.start())
                    + matcher.group(1)
                    + matcher.group(2)
                    + value
                    + css.substring(matcher.end());
        }
        return css.stripTrailing() + "\n\n:root {\n  " + name + ": " + value + ";\n}\n";
    }

    private static Map<String, String> properties(Theme theme) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("color-scheme", scheme(theme));
        Map<String, Colour> light = Shades.of(theme, false);
        Map<String, Colour> dark = Shades.of(theme, true);
        light.forEach((name, colour) -> properties.put("--" + name, value(colour, dark.getOrDefault(name, colour))));
        properties.put(
                "--font-body", "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif");
        properties.put("--font-head", theme.typeface().families());
        properties.put("--head-weight", Integer.toString(theme.typeface().weight()));
        properties.put("--head-tracking", theme.typeface().tracking());
        properties.put("--title-scale", scale(theme.titleSize(), 0.16));
        properties.put("--text-scale", scale(theme.textSize(), 0.08));
        properties.put("--radius-field", theme.corners().field());
        properties.put("--radius-card", theme.corners().card());
        properties.put("--radius-button", theme.corners().button());
        properties.put("--gutter", "clamp(1.25rem, 4vw, 3rem)");
        return properties;
    }

    private static String scheme(Theme theme) {
        return theme.surface(Surface.BACKGROUND)
                .map(paper -> Shades.isDark(paper) ? "dark" : "light")
                .orElseGet(() -> switch (theme.mode()) {
                    case AUTO -> "light dark";
                    case LIGHT -> "light";
                    case DARK -> "dark";
                });
    }

    private static String value(Colour light, Colour dark) {
        return light.equals(dark) ? light.hex() : "light-dark(" + light.hex() + ", " + dark.hex() + ")";
    }

    private static String scale(int steps, double each) {
        return String.format(Locale.ROOT, "%.2f", 1 + steps * each);
    }
}
