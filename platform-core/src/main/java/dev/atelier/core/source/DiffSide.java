package dev.atelier.core.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * One of the two states of a file that are compared.
 *
 * @param text empty if there is no such state, or the file is binary or too large
 */
record DiffSide(boolean absent, RawText text, boolean binary, boolean tooLarge) {
    /** Of one file, as text to show. */
    static final int LARGEST_SHOWN = 200 << 10;

    /** Beyond either the file is not compared line by line: the work would grow with the square of it. */
    private static final int LARGEST_COMPARED = 1 << 20;

    private static final int MOST_LINES = 20_000;

    private static final DiffSide ABSENT = new DiffSide(true, new RawText(new byte[0]), false, false);

    /** How many lines came and went. */
    record Counts(int added, int removed) {}

    static DiffSide load(ObjectReader reader, DiffEntry entry, DiffEntry.Side side) throws IOException {
        FileMode mode = entry.getMode(side);
        if (mode.equals(FileMode.MISSING)) {
            return ABSENT;
        }
        if (mode.equals(FileMode.GITLINK)) {
            String text = "Subproject commit " + entry.getId(side).name() + "\n";
            return new DiffSide(false, new RawText(text.getBytes(StandardCharsets.US_ASCII)), false, false);
        }
        ObjectLoader loader = reader.open(entry.getId(side).toObjectId(), Constants.OBJ_BLOB);
        if (loader.getSize() > WorkTree.LARGEST_FILE) {
            return new DiffSide(false, ABSENT.text(), true, true);
        }
        byte[] content = loader.getBytes((int) WorkTree.LARGEST_FILE);
        if (RawText.isBinary(content, content.length, true)) {
            return new DiffSide(false, ABSENT.text(), true, false);
        }
        RawText text = new RawText(content);
        return new DiffSide(false, text, false, isTooLarge(text));
    }

    static boolean isTooLarge(RawText text) {
        return text.getRawContent().length > LARGEST_COMPARED || text.size() > MOST_LINES;
    }

    /** Comparing with nothing is never much work. */
    static boolean canBeCompared(DiffSide before, DiffSide after) {
        return before.absent || after.absent || !(before.tooLarge || after.tooLarge);
    }

    /** Counts lines that only one side has, without regard to their order: exact unless lines only moved. */
    static Counts roughly(DiffSide before, DiffSide after) {
        Map<Integer, Integer> lines = new HashMap<>();
        before.countInto(lines, -1);
        after.countInto(lines, 1);
        int added = 0;
        int removed = 0;
        for (int surplus : lines.values()) {
            added += Math.max(0, surplus);
            removed += Math.max(0, -surplus);
        }
        return new Counts(added, removed);
    }

    private void countInto(Map<Integer, Integer> lines, int weight) {
        for (int i = 0; i < text.size(); i++) {
            lines.merge(RawTextComparator.DEFAULT.hash(text, i), weight, Integer::sum);
        }
    }
}
