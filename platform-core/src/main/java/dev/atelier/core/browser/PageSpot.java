package dev.atelier.core.browser;

import java.util.List;

/**
 * Where an element is in a page. It comes from the page's own code, so nothing but numbers is taken from there.
 *
 * @param steps from the page's body down: which child, counted from 1; none for the body itself
 * @param width of the window that it was seen in, in pixels
 */
public record PageSpot(List<Integer> steps, int width) {
    private static final int MOST_STEPS = 100;
    private static final int NARROWEST = 320;
    private static final int WIDEST = 1920;

    /** Cuts what is out of bounds. */
    public PageSpot {
        steps = List.copyOf(steps.subList(0, Math.min(MOST_STEPS, steps.size())));
        width = Math.clamp(width, NARROWEST, WIDEST);
    }
}
