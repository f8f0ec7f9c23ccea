package dev.atelier.core.forge;

import dev.atelier.core.source.Change;
import dev.atelier.core.source.git.BranchName;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a change is put to those who are to take it over: branch, commit message, title and text of the pull request (R8,
 * W8). They say what was asked for, what changed, and who did it.
 *
 * <p>Words of people and models stand in them as words: see {@link PlainWords}.
 *
 * @param unique of whoever proposes it, the same at every attempt; what makes the branch's name one of its own
 * @param prompt what was asked for
 * @param summary what the agent says it did; may be empty
 * @param agent which agent worked
 * @param model which model it asked, if it asked one
 * @param reason why this agent; may be empty
 * @param files what changed, as a diff tells it
 */
public record ChangeText(
        String unique,
        String prompt,
        String summary,
        String agent,
        Optional<String> model,
        String reason,
        List<Change> files) {
    private static final int LONGEST_TITLE = 72;
    private static final int LONGEST_SLUG = 40;
    private static final int LONGEST_UNIQUE = 8;
    private static final int LONGEST_PROMPT = 4_000;
    private static final int LONGEST_SUMMARY = 20_000;
    private static final int MOST_FILES = 200;

    public ChangeText {
        files = List.copyOf(files);
        unique = unique.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (unique.isEmpty()) {
            throw new IllegalArgumentException("a branch needs something unique");
        }
    }

    /** {@code atelier/make-the-header-green-1f3a9c2e}. */
    public BranchName branch() {
        String ascii = Normalizer.normalize(prompt, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        String words =
                ascii.substring(0, Math.min(LONGEST_SLUG, ascii.length())).replaceAll("^-+|-+$", "");
        String suffix = unique.substring(0, Math.min(LONGEST_UNIQUE, unique.length()));
        return new BranchName("atelier/" + (words.isEmpty() ? "change" : words) + "-" + suffix);
    }

    /** One line: the first of what was asked for. */
    public String title() {
        String line = prompt.lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("Change");
        return PlainWords.inert(PlainWords.cut(line, LONGEST_TITLE));
    }

    /** For Git: the words of others are set in, so that no line of theirs is read as a trailer. */
    public String commitMessage() {
        StringBuilder text = new StringBuilder(title()).append("\n\nAsked for:\n\n");
        text.append(PlainWords.indented(PlainWords.cut(prompt, LONGEST_PROMPT))).append("\n\n");
        if (!summary.isBlank()) {
            text.append("Done:\n\n")
                    .append(PlainWords.indented(PlainWords.cut(summary, LONGEST_PROMPT)))
                    .append("\n\n");
        }
        text.append("Files:\n\n");
        files.stream()
                .limit(MOST_FILES)
                .forEach(file -> text.append("    ").append(line(file)).append('\n'));
        moreFiles().ifPresent(more -> text.append("    ").append(more).append('\n'));
        return text.append("\nAgent: ")
                .append(PlainWords.inert(PlainWords.oneLine(agent)))
                .append(model.map(name -> "\nModel: " + PlainWords.inert(PlainWords.oneLine(name)))
                        .orElse(""))
                .append('\n')
                .toString();
    }

    /** Markdown that all three forges show alike. */
    public String body() {
        StringBuilder text = new StringBuilder("### What was asked for\n\n");
        text.append(PlainWords.quoted(PlainWords.cut(prompt, LONGEST_PROMPT))).append("\n\n");
        if (!summary.isBlank()) {
            text.append("### What was done\n\n")
                    .append(PlainWords.markdown(PlainWords.cut(summary, LONGEST_SUMMARY)))
                    .append("\n\n");
        }
        text.append("### Files\n\n");
        files.stream()
                .limit(MOST_FILES)
                .forEach(file -> text.append("- ")
                        .append(PlainWords.markdown(line(file)))
                        .append('\n'));
        moreFiles().ifPresent(more -> text.append("- ").append(more).append('\n'));
        text.append("\n---\n\nMade by the agent ").append(PlainWords.markdown(PlainWords.oneLine(agent)));
        model.ifPresent(name -> text.append(" with the model ").append(PlainWords.markdown(PlainWords.oneLine(name))));
        if (!reason.isBlank()) {
            text.append(" (")
                    .append(PlainWords.markdown(PlainWords.oneLine(reason)))
                    .append(')');
        }
        return text.append(". Please review it like any other change.\n").toString();
    }

    private Optional<String> moreFiles() {
        return files.size() > MOST_FILES
                ? Optional.of("and " + (files.size() - MOST_FILES) + " more")
                : Optional.empty();
    }

    private static String line(Change change) {
        String path = PlainWords.oneLine(change.path().value());
        return switch (change.kind()) {
            case ADDED -> path + " (added)";
            case MODIFIED -> path + " (changed, +" + change.added() + " -" + change.removed() + ")";
            case DELETED -> path + " (deleted)";
            case RENAMED ->
                path + " (renamed from "
                        + PlainWords.oneLine(change.from().map(Object::toString).orElse("?")) + ")";
        };
    }
}
