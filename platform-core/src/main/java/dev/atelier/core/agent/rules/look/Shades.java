package dev.atelier.core.agent.rules.look;

import java.util.LinkedHashMap;
import java.util.Map;

/** All colours of one mode, light or dark, calculated from a theme. */
final class Shades {
    private static final Colour BAD = new Colour(0xb4, 0x23, 0x18);

    private static final double MIDDLING_DARK = 0.4;
    private static final double MIDDLING_LIGHT = 0.8;

    private final Theme theme;
    private final boolean dark;
    private final Oklch accent;
    private final Colour paper;
    private final Map<String, Colour> found = new LinkedHashMap<>();

    private Shades(Theme theme, boolean dark, Colour paper) {
        this.theme = theme;
        this.dark = dark;
        this.accent = Oklch.of(theme.colour());
        this.paper = paper;
    }

    /** Names of custom properties, without the dashes, to colours; always the same names in the same order. */
    static Map<String, Colour> of(Theme theme, boolean dark) {
        Colour chosen = theme.surface(Surface.BACKGROUND).orElse(null);
        Shades shades;
        if (chosen == null) {
            Oklch accent = Oklch.of(theme.colour());
            double tint = Math.min(accent.chroma(), 0.1);
            Colour paper = new Oklch(dark ? 0.19 : 0.985, tint * (dark ? 0.13 : 0.07), accent.hue()).colour();
            shades = new Shades(theme, dark, paper);
        } else {
            shades = new Shades(theme, isDark(chosen), chosen);
        }
        shades.grounds();
        shades.accents();
        shades.cover();
        shades.art();
        return shades.found;
    }

    /** Whether white is easier to read on it than black. */
    static boolean isDark(Colour ground) {
        return ground.luminance() < 0.18;
    }

    private void grounds() {
        Oklch look = Oklch.of(paper);
        Colour panel = look.lightness(look.lightness() + panelStep(look)).colour();
        Colour sunk = look.lightness(look.lightness() + sunkStep(look))
                .chroma(look.chroma() * (dark ? 1.2 : 2.2))
                .colour();
        Oklch grey = new Oklch(dark ? 0.94 : 0.22, Math.min(0.018, accent.chroma() * 0.2), accent.hue());
        Colour ink =
                Contrast.readable(theme.surface(Surface.TEXT).orElse(grey.colour()), Contrast.TEXT, paper, panel, sunk);
        Colour soft = Contrast.readable(grey.lightness(dark ? 0.73 : 0.47).colour(), Contrast.TEXT, paper, panel, sunk);
        Colour title =
                Contrast.readable(theme.surface(Surface.TITLE).orElse(ink), Contrast.OUTLINE, paper, panel, sunk);
        put("paper", paper);
        put("panel", panel);
        put("sunk", sunk);
        put("line", look.lightness(look.lightness() + (dark ? 0.11 : -0.09)).colour());
        put(
                "line-strong",
                Contrast.readable(grey.lightness(dark ? 0.5 : 0.72).colour(), Contrast.OUTLINE, paper, panel, sunk));
        put("ink", ink);
        put("ink-soft", soft);
        put("title", title);
        put("bad", Contrast.readable(BAD, Contrast.TEXT, paper, panel, sunk));
    }

    /** Cards stand out from the page; on a page of a middling colour they must not come too near to the text's. */
    private double panelStep(Oklch look) {
        if (dark) {
            return look.lightness() > MIDDLING_DARK ? -0.05 : 0.04;
        }
        return look.lightness() < MIDDLING_LIGHT ? 0.06 : 0.02;
    }

    private double sunkStep(Oklch look) {
        if (dark) {
            return look.lightness() > MIDDLING_DARK ? -0.03 : -0.025;
        }
        return look.lightness() < MIDDLING_LIGHT ? 0.03 : -0.022;
    }

    private void accents() {
        Colour fill = dark ? accent.lightness(Math.max(accent.lightness(), 0.6)).colour() : theme.colour();
        Colour soft = accent.lightness(dark ? 0.29 : 0.945)
                .chroma(Math.min(accent.chroma(), dark ? 0.05 : 0.035))
                .colour();
        Colour strong =
                dark ? accent.lightness(Math.max(accent.lightness(), 0.72)).colour() : theme.colour();
        Colour ink = Contrast.readable(strong, Contrast.TEXT, paper, get("panel"), get("sunk"), soft);
        Colour button = theme.surface(Surface.BUTTON).orElse(fill);
        put("accent", fill);
        put("on-accent", Contrast.on(fill));
        put("accent-ink", ink);
        put("accent-soft", soft);
        put(
                "accent-line",
                accent.lightness(dark ? 0.5 : 0.78)
                        .chroma(Math.min(accent.chroma(), 0.1))
                        .colour());
        put("button", button);
        put("on-button", Contrast.on(button));
        put(
                "link",
                theme.surface(Surface.LINK)
                        .map(wish -> Contrast.readable(wish, Contrast.TEXT, paper, get("panel"), get("sunk")))
                        .orElse(ink));
    }

    private void cover() {
        Colour ground = theme.surface(Surface.COVER)
                .orElseGet(() -> theme.bold()
                        ? accent.lightness(dark ? 0.31 : Math.min(accent.lightness(), 0.43))
                                .chroma(Math.min(accent.chroma(), dark ? 0.075 : 0.12))
                                .colour()
                        : get("accent-soft"));
        Oklch look = Oklch.of(ground);
        boolean deep = isDark(ground);
        Colour title = look.lightness(deep ? 0.975 : 0.22)
                .chroma(Math.min(look.chroma(), 0.025))
                .colour();
        Colour text = look.lightness(deep ? 0.9 : 0.36)
                .chroma(Math.min(look.chroma(), 0.035))
                .colour();
        Colour button = theme.surface(Surface.BUTTON).orElseGet(() -> deep ? title : get("button"));
        put("cover", ground);
        put("cover-title", Contrast.readable(theme.surface(Surface.TITLE).orElse(title), Contrast.OUTLINE, ground));
        put("on-cover", Contrast.readable(text, Contrast.TEXT, ground));
        put("cover-button", button);
        put(
                "on-cover-button",
                button.equals(title) ? Contrast.readable(ground, Contrast.TEXT, title) : Contrast.on(button));
    }

    private void art() {
        double chroma = Math.clamp(accent.chroma(), 0.03, 0.13);
        double second = (accent.hue() + 55) % 360;
        put(
                "art-1",
                accent.lightness(dark ? 0.36 : 0.45)
                        .chroma(dark ? chroma * 0.7 : chroma)
                        .colour());
        put("art-2", accent.lightness(dark ? 0.58 : 0.68).chroma(chroma).colour());
        put("art-3", accent.lightness(dark ? 0.74 : 0.87).chroma(chroma * 0.5).colour());
        put("art-4", new Oklch(dark ? 0.66 : 0.8, chroma * 0.85, second).colour());
        put("art-5", accent.lightness(dark ? 0.25 : 0.95).chroma(chroma * 0.25).colour());
        put("on-art-2", Contrast.on(get("art-2")));
    }

    private void put(String name, Colour colour) {
        found.put(name, colour);
    }

    private Colour get(String name) {
        Colour colour = found.get(name);
        if (colour == null) {
            throw new IllegalStateException("not calculated yet: " + name);
        }
        return colour;
    }
}
