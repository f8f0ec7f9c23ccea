package dev.atelier.web.home;

import com.vaadin.flow.component.Html;

/**
 * A small picture of an app in colours of its own, for as long as there is none of the app itself. The same project looks
 * the same each time.
 */
final class Thumbnail extends Html {
    private static final String PAGE = "<rect x='24' y='28' width='%d' height='13' rx='3' fill='%s' opacity='.85'/>"
            + "<rect x='24' y='52' width='166' height='7' rx='3.5' fill='%s' opacity='.5'/>"
            + "<rect x='24' y='76' width='68' height='46' rx='6' fill='%2$s' opacity='.55'/>"
            + "<rect x='100' y='76' width='68' height='46' rx='6' fill='%2$s' opacity='.9'/>"
            + "<rect x='176' y='76' width='68' height='46' rx='6' fill='%3$s' opacity='.6'/>";
    private static final String BOARD =
            "<g fill='#fff' opacity='.92'><rect x='18' y='18' width='90' height='110' rx='6'/>"
                    + "<rect x='115' y='18' width='90' height='110' rx='6'/><rect x='212' y='18' width='90' height='110' rx='6'/></g>"
                    + "<g fill='%2$s' opacity='.75'><rect x='28' y='28' width='%1$d' height='6' rx='3' transform='scale(.6 1)' "
                    + "transform-origin='28 28'/><rect x='125' y='28' width='38' height='6' rx='3'/>"
                    + "<rect x='222' y='28' width='46' height='6' rx='3'/></g><g fill='%3$s' opacity='.4'>"
                    + "<rect x='28' y='46' width='70' height='20' rx='4'/><rect x='28' y='72' width='70' height='20' rx='4'/>"
                    + "<rect x='125' y='46' width='70' height='20' rx='4'/><rect x='222' y='46' width='70' height='20' rx='4'/>"
                    + "<rect x='222' y='72' width='70' height='20' rx='4'/><rect x='222' y='98' width='70' height='20' rx='4'/></g>";
    private static final String LIST = "<rect x='84' y='22' width='%d' height='11' rx='3' fill='%s' opacity='.85'/>"
            + "<g fill='#fff' opacity='.92'><rect x='84' y='46' width='152' height='22' rx='5'/>"
            + "<rect x='84' y='74' width='152' height='22' rx='5'/><rect x='84' y='102' width='152' height='22' rx='5'/></g>"
            + "<g fill='%s'><circle cx='97' cy='57' r='4.5'/><circle cx='97' cy='85' r='4.5' opacity='.4'/>"
            + "<circle cx='97' cy='113' r='4.5' opacity='.4'/></g><g fill='%2$s' opacity='.4'>"
            + "<rect x='110' y='54' width='84' height='6' rx='3'/><rect x='110' y='82' width='62' height='6' rx='3'/>"
            + "<rect x='110' y='110' width='98' height='6' rx='3'/></g>";

    Thumbnail(String seed) {
        super(draw(Math.floorMod(seed.hashCode() * 31, 100_003)));
    }

    private static String draw(int number) {
        int hue = Math.floorMod(number * 47, 360);
        String strong = "hsl(%d 42%% 34%%)".formatted(hue);
        String middle = "hsl(%d 44%% 52%%)".formatted(Math.floorMod(hue + 24, 360));
        String layout = switch (number % 3) {
            case 0 -> PAGE;
            case 1 -> BOARD;
            default -> LIST;
        };
        return ("<div class='thumb'><svg viewBox='0 0 320 144' preserveAspectRatio='xMidYMid slice' aria-hidden='true'>"
                                + "<rect width='320' height='144' fill='hsl(%d 46%% 90%%)'/>")
                        .formatted(hue)
                + layout.formatted(70 + number % 60, strong, middle)
                + "</svg></div>";
    }
}
