package dev.atelier.core.agent.rules.look;

/**
 * A colour by how it looks: lightness 0…1, chroma from 0 (grey) to about 0.3, hue in degrees. After Björn Ottosson's
 * Oklab (<a href="https://bottosson.github.io/posts/oklab/">bottosson.github.io/posts/oklab</a>). {@code StrictMath}, so
 * that every machine calculates the same bytes.
 */
record Oklch(double lightness, double chroma, double hue) {

    static Oklch of(Colour colour) {
        double r = Colour.linear(colour.red());
        double g = Colour.linear(colour.green());
        double b = Colour.linear(colour.blue());
        double l = StrictMath.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = StrictMath.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = StrictMath.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        double lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
        double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        double bb = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
        double hue = StrictMath.toDegrees(StrictMath.atan2(bb, a));
        return new Oklch(lightness, StrictMath.hypot(a, bb), hue < 0 ? hue + 360 : hue);
    }

    Oklch lightness(double value) {
        return new Oklch(Math.clamp(value, 0, 1), chroma, hue);
    }

    Oklch chroma(double value) {
        return new Oklch(lightness, value, hue);
    }

    /** The nearest colour that a screen can show: chroma is lowered until it fits. */
    Colour colour() {
        for (double c = chroma; c > 0; c -= 0.004) {
            double[] rgb = chroma(c).linearRgb();
            if (fits(rgb)) {
                return toColour(rgb);
            }
        }
        return toColour(chroma(0).linearRgb());
    }

    private double[] linearRgb() {
        double a = chroma * StrictMath.cos(StrictMath.toRadians(hue));
        double b = chroma * StrictMath.sin(StrictMath.toRadians(hue));
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static boolean fits(double[] rgb) {
        for (double channel : rgb) {
            if (channel < -0.0005 || channel > 1.0005) {
                return false;
            }
        }
        return true;
    }

    private static Colour toColour(double[] rgb) {
        return new Colour(channel(rgb[0]), channel(rgb[1]), channel(rgb[2]));
    }

    private static int channel(double linear) {
        double c = Math.clamp(linear, 0, 1);
        double gamma = c <= 0.0031308 ? 12.92 * c : 1.055 * StrictMath.pow(c, 1 / 2.4) - 0.055;
        return (int) StrictMath.rint(gamma * 255);
    }
}
