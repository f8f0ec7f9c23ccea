package dev.atelier.core.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a .gitignore file, as gitignore(5) describes it.
 *
 * @param again whether the line takes a path back in ({@code !})
 * @param foldersOnly whether it ended with a slash
 * @param anchored whether it names a path below the file's directory, and not just a name at any depth
 * @param parts the pattern between its slashes; empty for {@code **}
 * @param length of the line: matching takes at most as many steps as this times the path's length
 */
record IgnoreRule(boolean again, boolean foldersOnly, boolean anchored, List<Optional<GlobSegment>> parts, int length) {
    private static final int LONGEST = 1024;
    private static final Pattern STARS = Pattern.compile("\\*\\*+");

    /** The rule of a line; empty for blank lines, comments and what no path can match. */
    static Optional<IgnoreRule> parse(String line) {
        String text = withoutTrailingSpaces(line);
        if (text.isEmpty() || text.startsWith("#") || text.length() > LONGEST) {
            return Optional.empty();
        }
        boolean again = text.startsWith("!");
        if (again) {
            text = text.substring(1);
        }
        boolean foldersOnly = text.endsWith("/");
        if (foldersOnly) {
            text = text.substring(0, text.length() - 1);
        }
        boolean anchored = text.indexOf('/') >= 0;
        if (text.startsWith("/")) {
            text = text.substring(1);
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new IgnoreRule(again, foldersOnly, anchored, partsOf(text), line.length()));
    }

    /** Whether the rule speaks of this path, given as its parts below the rule's directory. */
    boolean matches(List<String> path, boolean folder) {
        if (foldersOnly && !folder) {
            return false;
        }
        if (!anchored) {
            return parts.get(0).map(part -> part.matches(path.getLast())).orElse(true);
        }
        return matchesPath(path);
    }

    /** Like a glob's star, one level up: going back to the last {@code **} is enough. */
    private boolean matchesPath(List<String> path) {
        int p = 0;
        int n = 0;
        int wild = -1;
        int resume = 0;
        while (n < path.size()) {
            if (p < parts.size() && parts.get(p).isEmpty()) {
                if (p == parts.size() - 1) {
                    // "a/**" means everything below a.
                    return true;
                }
                wild = p++;
                resume = n;
            } else if (p < parts.size() && matchesPart(p, path.get(n))) {
                p++;
                n++;
            } else if (wild >= 0) {
                p = wild + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        return p == parts.size();
    }

    private boolean matchesPart(int index, String name) {
        return parts.get(index).filter(part -> part.matches(name)).isPresent();
    }

    private static List<Optional<GlobSegment>> partsOf(String text) {
        List<Optional<GlobSegment>> parts = new ArrayList<>();
        for (String part : text.split("/", -1)) {
            parts.add(STARS.matcher(part).matches() ? Optional.empty() : Optional.of(new GlobSegment(part)));
        }
        return List.copyOf(parts);
    }

    private static String withoutTrailingSpaces(String line) {
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        while (text.endsWith(" ") && !text.endsWith("\\ ")) {
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }
}
