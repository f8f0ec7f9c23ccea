package dev.atelier.core.agent.rules.look;

/** The character of an app's headings. Only typefaces that come with the reader's system: nothing is downloaded. */
public enum Typeface {
    SANS("system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif", "-0.03em", 680),
    SERIF("'Iowan Old Style', 'Palatino Linotype', Palatino, 'Source Serif 4', Georgia, serif", "-0.015em", 600),
    ROUND("ui-rounded, 'SF Pro Rounded', Quicksand, Comfortaa, Nunito, system-ui, sans-serif", "-0.02em", 700),
    MONO("ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace", "-0.04em", 640);

    private final String families;
    private final String tracking;
    private final int weight;

    Typeface(String families, String tracking, int weight) {
        this.families = families;
        this.tracking = tracking;
        this.weight = weight;
    }

    String families() {
        return families;
    }

    String tracking() {
        return tracking;
    }

    int weight() {
        return weight;
    }
}
