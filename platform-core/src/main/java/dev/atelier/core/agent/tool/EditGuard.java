package dev.atelier.core.agent.tool;

import dev.atelier.core.source.SourcePath;
import java.util.Optional;

/** Stops edits that would lose what is there (X12). What it says is for the model. */
final class EditGuard {
    /** The argument by which a model says that it means to drop most of a file. */
    static final String CONFIRMATION = "drops_most";

    private static final long SMALL_FILE = 20;

    private EditGuard() {}

    /**
     * Looks an edit over.
     *
     * @param before the file's text until now; empty for a new file
     * @return why the edit must not be made
     */
    static Optional<String> objection(SourcePath path, String before, String after, boolean confirmed) {
        Optional<String> placeholder = Placeholders.added(before, after);
        if (placeholder.isPresent()) {
            return Optional.of("Stopped: the line \"" + Excerpt.shortened(placeholder.get(), 120)
                    + "\" stands for code that would be lost. Write the complete text, or use edit_file for the part"
                    + " that changes. Nothing was changed.");
        }
        if (after.isBlank() && !before.isBlank()) {
            return Optional.of("Stopped: this would leave " + path
                    + " empty. Use delete_file if it is no longer needed. Nothing was changed.");
        }
        long linesBefore = lines(before);
        long linesAfter = lines(after);
        if (!confirmed && linesBefore >= SMALL_FILE && linesAfter * 10 < linesBefore * 4) {
            return Optional.of("Stopped: this would leave " + linesAfter + " of " + path + "'s " + linesBefore
                    + " lines. If that is what the user asked for, or the code has a new place already, send it again"
                    + " with " + CONFIRMATION + "=true. Nothing was changed.");
        }
        return Optional.empty();
    }

    private static long lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).count();
    }
}
