package dev.atelier.core.model;

/**
 * How much a call, or several together, used.
 *
 * @param prompt tokens read, those from the cache included
 * @param completion tokens written
 * @param cached the part of {@code prompt} that the provider had in its cache
 */
public record TokenCount(long prompt, long completion, long cached) {
    public static final TokenCount NONE = new TokenCount(0, 0, 0);

    public TokenCount {
        if (prompt < 0 || completion < 0 || cached < 0) {
            throw new IllegalArgumentException("tokens cannot be negative");
        }
    }

    public long total() {
        return prompt + completion;
    }

    /** What had to be worked through anew: all but the cached part. */
    public long fresh() {
        return Math.max(0, prompt - cached) + completion;
    }

    public TokenCount plus(TokenCount more) {
        return new TokenCount(prompt + more.prompt, completion + more.completion, cached + more.cached);
    }
}
