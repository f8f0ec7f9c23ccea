package dev.atelier.core.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is left out of versions below one directory: the platform's own rule, and the .gitignore files on the way there,
 * of which the deepest that speaks of a path decides.
 */
final class Ignores {
    /** Directories that tools make and can make again, wherever they are. */
    private static final Set<String> GENERATED =
            Set.of("node_modules", "dist", "target", ".vite", ".cache", ".venv", "__pycache__", ".git");

    static final String FILE_NAME = ".gitignore";
    static final int LONGEST_FILE = 64 << 10;
    private static final int MOST_RULES = 1000;

    /** Far more than an honest project takes; a few seconds at the worst. */
    private static final long MOST_STEPS = 5_000_000_000L;

    private final Optional<Ignores> above;
    private final int depth;
    private final List<IgnoreRule> rules;
    private final Budget budget;

    private Ignores(Optional<Ignores> above, int depth, List<IgnoreRule> rules, Budget budget) {
        this.above = above;
        this.depth = depth;
        this.rules = rules;
        this.budget = budget;
    }

    /** Where a walk through a project starts. */
    static Ignores none() {
        return new Ignores(Optional.empty(), 0, List.of(), new Budget());
    }

    /** Whether a path lies in a directory for generated files. */
    static boolean isGenerated(SourcePath path) {
        List<String> segments = path.segments();
        return segments.subList(0, segments.size() - 1).stream().anyMatch(GENERATED::contains);
    }

    static boolean isGeneratedFolder(String name) {
        return GENERATED.contains(name);
    }

    /** These and those of a .gitignore file that lies {@code depth} directories below the project's own. */
    Ignores with(byte[] gitignore, int fileDepth) {
        List<IgnoreRule> parsed = new ArrayList<>();
        new String(gitignore, StandardCharsets.UTF_8)
                .lines()
                .limit(MOST_RULES)
                .forEach(line -> IgnoreRule.parse(line).ifPresent(parsed::add));
        return new Ignores(Optional.of(this), fileDepth, List.copyOf(parsed), budget);
    }

    /** Whether the path, of which no directory is ignored, is. */
    boolean ignores(List<String> path, boolean folder) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            IgnoreRule rule = rules.get(i);
            budget.spend((long) rule.length() * lengthOf(path));
            if (rule.matches(path.subList(depth, path.size()), folder)) {
                return !rule.again();
            }
        }
        return above.isPresent() && above.get().ignores(path, folder);
    }

    private static int lengthOf(List<String> path) {
        int length = path.size();
        for (String part : path) {
            length += part.length();
        }
        return length;
    }

    /** How much matching is left in one walk: both the patterns and the names come from the project. */
    private static final class Budget {
        private long left = MOST_STEPS;

        void spend(long steps) {
            left -= steps;
            if (left < 0) {
                throw SourceFaults.ignoresTooComplex();
            }
        }
    }
}
