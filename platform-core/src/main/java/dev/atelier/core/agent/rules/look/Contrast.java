package dev.atelier.core.agent.rules.look;

/** Makes colours readable on others (WCAG 2.2 AA: 4.5 for text, 3 for large text and outlines). */
final class Contrast {
    /** A little more than 4.5, so that rounding never falls below. */
    static final double TEXT = 4.6;

    static final double OUTLINE = 3.05;
    private static final double STEP = 0.01;

    private Contrast() {}

    /** The colour itself, or one of its hue that is light or dark enough to be read on all of the grounds. */
    static Colour readable(Colour wish, double ratio, Colour... grounds) {
        if (reaches(wish, ratio, grounds)) {
            return wish;
        }
        Oklch look = Oklch.of(wish);
        for (double by = STEP; by <= 1; by += STEP) {
            Colour darker = look.lightness(look.lightness() - by).colour();
            Colour lighter = look.lightness(look.lightness() + by).colour();
            boolean darkGround = grounds[0].luminance() < 0.18;
            Colour first = darkGround ? lighter : darker;
            Colour second = darkGround ? darker : lighter;
            if (reaches(first, ratio, grounds)) {
                return first;
            }
            if (reaches(second, ratio, grounds)) {
                return second;
            }
        }
        return grounds[0].luminance() < 0.18 ? Colour.WHITE : new Colour(0, 0, 0);
    }

    /** What to write in on a filled ground: white if it can be read, else nearly black of the same hue. */
    static Colour on(Colour ground) {
        if (Colour.WHITE.contrast(ground) >= TEXT) {
            return Colour.WHITE;
        }
        Colour dark = new Oklch(0.2, 0.03, Oklch.of(ground).hue()).colour();
        return readable(dark, TEXT, ground);
    }

    private static boolean reaches(Colour colour, double ratio, Colour... grounds) {
        for (Colour ground : grounds) {
            if (colour.contrast(ground) < ratio) {
                return false;
            }
        }
        return true;
    }
}
