package dev.atelier.proxy.page;

/** Makes text safe to stand in an element or a quoted attribute. */
final class Html {
    private Html() {}

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(isHarmless(c) ? c : ' ');
            }
        }
        return safe.toString();
    }

    /** Control characters break pages, and the ones that turn writing around make a sentence say something else. */
    private static boolean isHarmless(char c) {
        boolean turnsAround = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
        return (!Character.isISOControl(c) || c == '\n') && !turnsAround;
    }
}
