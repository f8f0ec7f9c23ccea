package dev.atelier.core.source;

/**
 * A pattern for one part of a path, as in .gitignore: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a-z]} and {@code \}.
 *
 * <p>Patterns come from projects. Matching takes at most pattern times name steps, which a translation into a regular
 * expression would not promise.
 */
record GlobSegment(String pattern) {

    boolean matches(String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
                continue;
            }
            int next = p < pattern.length() ? matchOne(p, name.charAt(n)) : -1;
            if (next >= 0) {
                p = next;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** The position after the token at {@code p} if that matches the character, else -1. */
    private int matchOne(int p, char c) {
        return switch (pattern.charAt(p)) {
            case '?' -> p + 1;
            case '[' -> matchClass(p, c);
            case '\\' -> p + 1 < pattern.length() && pattern.charAt(p + 1) == c ? p + 2 : -1;
            default -> pattern.charAt(p) == c ? p + 1 : -1;
        };
    }

    private int matchClass(int start, char c) {
        int p = start + 1;
        boolean negated = p < pattern.length() && (pattern.charAt(p) == '!' || pattern.charAt(p) == '^');
        if (negated) {
            p++;
        }
        boolean found = false;
        for (boolean first = true; p < pattern.length(); first = false) {
            char low = pattern.charAt(p);
            if (low == ']' && !first) {
                return found == negated ? -1 : p + 1;
            }
            if (low == '\\' && p + 1 < pattern.length()) {
                low = pattern.charAt(++p);
            }
            char high = low;
            if (p + 2 < pattern.length() && pattern.charAt(p + 1) == '-' && pattern.charAt(p + 2) != ']') {
                high = pattern.charAt(p + 2);
                p += 2;
            }
            found |= low <= c && c <= high;
            p++;
        }
        // Never closed: matches nothing, as in Git.
        return -1;
    }
}
