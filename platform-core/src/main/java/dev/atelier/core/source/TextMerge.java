package dev.atelier.core.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;

/** Brings two people's changes of one text together, line by line, where they do not touch the same lines. */
public final class TextMerge {
    /** Beyond either a text is not merged: the work would grow with the square of it. */
    private static final int LARGEST = 1 << 20;

    private static final int MOST_LINES = 20_000;

    private TextMerge() {}

    /** Both changes of {@code base} in one text; empty where they contradict each other, or a text is too long. */
    public static Optional<String> merge(String base, String mine, String theirs) {
        List<RawText> texts = List.of(raw(base), raw(mine), raw(theirs));
        if (texts.stream().anyMatch(text -> text.getRawContent().length > LARGEST || text.size() > MOST_LINES)) {
            return Optional.empty();
        }
        MergeResult<RawText> result =
                new MergeAlgorithm().merge(RawTextComparator.DEFAULT, texts.get(0), texts.get(1), texts.get(2));
        return result.containsConflicts() ? Optional.empty() : Optional.of(textOf(result));
    }

    /** What changed from one text to another, as in {@link FilePatch#text}; empty if nothing did, or it is too much. */
    public static String diff(String before, String after) {
        return Differ.unified(raw(before), raw(after));
    }

    private static RawText raw(String text) {
        return new RawText(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String textOf(MergeResult<RawText> result) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new MergeFormatter().formatMerge(bytes, result, List.of("", "", ""), StandardCharsets.UTF_8);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }
}
