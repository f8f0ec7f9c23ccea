package dev.atelier.core.agent.rules.look;

import dev.atelier.core.agent.rules.Resources;
import dev.atelier.core.agent.rules.phrase.Fold;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Colours by their names in English and German, folded for comparing; see {@code colours.txt}. */
public final class ColourNames {
    private static final Map<String, Colour> NAMES = load();
    private static final double DARKER = 0.72;
    private static final double LIGHTER = 0.5;

    private ColourNames() {}

    public static Map<String, Colour> all() {
        return NAMES;
    }

    public static Optional<Colour> find(String folded) {
        return Optional.ofNullable(NAMES.get(folded));
    }

    /** The same hue, deeper. */
    public static Colour darker(Colour colour) {
        Oklch look = Oklch.of(colour);
        return look.lightness(look.lightness() * DARKER).colour();
    }

    /** The same hue, half-way to white. */
    public static Colour lighter(Colour colour) {
        Oklch look = Oklch.of(colour);
        return look.lightness(look.lightness() + (1 - look.lightness()) * LIGHTER)
                .chroma(look.chroma() * 0.8)
                .colour();
    }

    private static Map<String, Colour> load() {
        Map<String, Colour> names = new HashMap<>();
        for (String line : Resources.text("look/colours.txt").split("\n", -1)) {
            int colon = line.indexOf(':');
            if (line.startsWith("# ") || colon < 0) {
                continue;
            }
            Colour colour = Colour.parse(line.substring(0, colon)).orElseThrow();
            for (String name : line.substring(colon + 1).split(",", -1)) {
                add(names, Fold.fold(name.strip()), colour);
            }
        }
        return Map.copyOf(names);
    }

    /** German writes the shade into the word: dunkelblau, hellgrün. */
    private static void add(Map<String, Colour> names, String name, Colour colour) {
        names.putIfAbsent(name, colour);
        names.putIfAbsent("dunkel" + name, darker(colour));
        names.putIfAbsent("tief" + name, darker(colour));
        names.putIfAbsent("hell" + name, lighter(colour));
        names.putIfAbsent("zart" + name, lighter(colour));
        names.putIfAbsent("pastell" + name, lighter(colour));
    }
}
