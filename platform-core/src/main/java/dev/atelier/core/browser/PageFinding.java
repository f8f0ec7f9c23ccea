package dev.atelier.core.browser;

/**
 * Something that is wrong with a page. The words come from the page, so they are data and nothing more.
 *
 * @param text one or a few lines, shortened
 */
public record PageFinding(Kind kind, String text) {
    public enum Kind {
        /** The dev server could not compile something that the page needs. */
        COMPILE,
        /** The page could not be loaded at all, leads elsewhere, or never stops loading. */
        LOAD,
        /** Nothing is drawn. */
        BLANK,
        /** It does not answer any more, or its process has ended. */
        STUCK,
        /** An error that no code of the page has caught. */
        UNCAUGHT,
        /** An error that was written to the console. */
        CONSOLE,
        /** Something of the page's own that it asked for is not there. */
        REQUEST;

        /** Whether the page may go on as it is when it was the same before: only what is new counts then. */
        public boolean mayBeOld() {
            return switch (this) {
                case COMPILE, LOAD, BLANK, STUCK -> false;
                case UNCAUGHT, CONSOLE, REQUEST -> true;
            };
        }
    }

    /** What stays the same of it when lines move and addresses get other versions. */
    public String fingerprint() {
        String first = text.lines().findFirst().orElse("");
        String bare = first.replaceAll("\\?[^\\s)\"']*", "")
                .replaceAll(":\\d+", "")
                .replaceAll("\\d+", "0")
                .strip();
        return kind + " " + bare.substring(0, Math.min(160, bare.length()));
    }
}
