package dev.atelier.core.agent.rules.look;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The few choices that all of an app's look follows from.
 *
 * @param colour the accent
 * @param bold whether the cover is filled with the accent, or only tinted with it
 * @param titleSize steps bigger (positive) or smaller than usual
 * @param textSize steps bigger (positive) or smaller than usual
 * @param surfaces what was given a colour of its own
 */
public record Theme(
        Colour colour,
        boolean bold,
        Mode mode,
        Typeface typeface,
        Corners corners,
        int titleSize,
        int textSize,
        Map<Surface, Colour> surfaces) {
    private static final int STEPS = 4;

    public Theme {
        titleSize = Math.clamp(titleSize, -STEPS, STEPS);
        textSize = Math.clamp(textSize, -STEPS, STEPS);
        EnumMap<Surface, Colour> own = new EnumMap<>(Surface.class);
        own.putAll(surfaces);
        surfaces = Map.copyOf(own);
    }

    /** A look as a designer would begin with it. */
    public static Theme of(Colour colour, boolean bold, Typeface typeface, Corners corners) {
        return new Theme(colour, bold, Mode.AUTO, typeface, corners, 0, 0, Map.of());
    }

    /** The accent takes buttons, links and cover along; any other surface stands for itself. */
    public Theme with(Surface surface, Colour chosen) {
        EnumMap<Surface, Colour> own = new EnumMap<>(Surface.class);
        own.putAll(surfaces);
        if (surface == Surface.ACCENT) {
            own.remove(Surface.BUTTON);
            own.remove(Surface.LINK);
            own.remove(Surface.COVER);
            return new Theme(chosen, bold, mode, typeface, corners, titleSize, textSize, own);
        }
        own.put(surface, chosen);
        return new Theme(colour, bold, mode, typeface, corners, titleSize, textSize, own);
    }

    /** Dark and light need their own background, so one that was chosen before gives way. */
    public Theme with(Mode chosen) {
        EnumMap<Surface, Colour> own = new EnumMap<>(Surface.class);
        own.putAll(surfaces);
        own.remove(Surface.BACKGROUND);
        own.remove(Surface.TEXT);
        return new Theme(colour, bold, chosen, typeface, corners, titleSize, textSize, own);
    }

    public Theme with(Typeface chosen) {
        return new Theme(colour, bold, mode, chosen, corners, titleSize, textSize, surfaces);
    }

    public Theme with(Corners chosen) {
        return new Theme(colour, bold, mode, typeface, chosen, titleSize, textSize, surfaces);
    }

    public Theme withSizes(int titles, int texts) {
        return new Theme(colour, bold, mode, typeface, corners, titles, texts, surfaces);
    }

    Optional<Colour> surface(Surface surface) {
        return Optional.ofNullable(surfaces.get(surface));
    }
}
