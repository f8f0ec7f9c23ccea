package dev.atelier.core.source;

import org.eclipse.jgit.util.QuotedString;

/**
 * How one file differs.
 *
 * @param text the hunks in unified form, from the first {@code @@} on; empty when the file is binary, too large to show,
 *     or has the same lines as before
 */
public record FilePatch(Change change, String text) {

    /** Whether lines differ that {@link #text} does not show. */
    public boolean withheld() {
        return text.isEmpty() && (change.binary() || change.added() + change.removed() > 0);
    }

    void appendTo(StringBuilder out) {
        String path = change.path().value();
        String before = change.from().map(SourcePath::value).orElse(path);
        if (withheld()) {
            out.append("# ")
                    .append(change.binary() ? "binary" : "too large to show")
                    .append(": ");
            out.append(QuotedString.GIT_PATH.quote(path)).append('\n');
            return;
        }
        boolean sameLines = text.isEmpty();
        if (change.kind() == Change.Kind.MODIFIED && sameLines) {
            return;
        }
        out.append("diff --git ").append(quote("a/", before)).append(' ').append(quote("b/", path));
        out.append('\n');
        switch (change.kind()) {
            case ADDED -> out.append("new file mode 100644\n");
            case DELETED -> out.append("deleted file mode 100644\n");
            case RENAMED -> {
                out.append("rename from ")
                        .append(QuotedString.GIT_PATH.quote(before))
                        .append('\n');
                out.append("rename to ")
                        .append(QuotedString.GIT_PATH.quote(path))
                        .append('\n');
            }
            case MODIFIED -> {}
        }
        if (!sameLines) {
            boolean added = change.kind() == Change.Kind.ADDED;
            boolean deleted = change.kind() == Change.Kind.DELETED;
            out.append("--- ").append(added ? "/dev/null" : quote("a/", before)).append('\n');
            out.append("+++ ").append(deleted ? "/dev/null" : quote("b/", path)).append('\n');
            out.append(text);
        }
    }

    private static String quote(String side, String path) {
        return QuotedString.GIT_PATH.quote(side + path);
    }
}
