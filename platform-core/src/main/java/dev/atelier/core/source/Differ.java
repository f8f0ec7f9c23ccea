package dev.atelier.core.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffConfig;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Compares two stored trees for people to read: bounded in time and size, whatever the files are. */
final class Differ {
    private static final int MOST_TEXT = 5 << 20;
    private static final int MOST_FILES = 2000;
    private static final int MOST_RENAME_PAIRS = 200;
    private static final int LARGEST_COMPARED = 1 << 20;

    private final ObjectReader reader;
    private final List<FilePatch> patches = new ArrayList<>();
    private int textLeft = MOST_TEXT;

    private Differ(ObjectReader reader) {
        this.reader = reader;
    }

    static Patch patch(ObjectReader reader, ObjectId before, ObjectId after) throws IOException {
        Differ differ = new Differ(reader);
        for (DiffEntry entry : entries(reader, before, after)) {
            differ.add(entry);
        }
        differ.patches.sort(Comparator.comparing(patch -> patch.change().path()));
        return new Patch(differ.patches);
    }

    /** What changed from one text to another, without the names of files; empty beyond what is shown of one file. */
    static String unified(RawText before, RawText after) {
        DiffSide one = new DiffSide(false, before, false, DiffSide.isTooLarge(before));
        DiffSide other = new DiffSide(false, after, false, DiffSide.isTooLarge(after));
        if (!DiffSide.canBeCompared(one, other)) {
            return "";
        }
        try {
            EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, before, after);
            ByteArrayOutputStream bytes = formatted(edits, before, after);
            return bytes.size() > DiffSide.LARGEST_SHOWN ? "" : bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }

    /** The tree of a project without files. */
    static ObjectId nothing(ObjectInserter inserter) throws IOException {
        return inserter.insert(new TreeFormatter());
    }

    /** What differs, with renames recognised; attributes of the project have no say. */
    static List<DiffEntry> entries(ObjectReader reader, ObjectId before, ObjectId after) throws IOException {
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(before);
            walk.addTree(after);
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            RenameDetector renames = new RenameDetector(reader, new Config().get(DiffConfig.KEY));
            renames.setRenameLimit(MOST_RENAME_PAIRS);
            renames.setBigFileThreshold(LARGEST_COMPARED);
            renames.addAll(DiffEntry.scan(walk));
            return renames.compute();
        }
    }

    private void add(DiffEntry entry) throws IOException {
        Change.Kind kind = kindOf(entry);
        String path = kind == Change.Kind.DELETED ? entry.getOldPath() : entry.getNewPath();
        Optional<SourcePath> place = SourcePath.ifUsable(path);
        Optional<SourcePath> from =
                kind == Change.Kind.RENAMED ? SourcePath.ifUsable(entry.getOldPath()) : Optional.empty();
        if (place.isEmpty() || (kind == Change.Kind.RENAMED && from.isEmpty())) {
            // Nobody could name it; only an imported version has such files.
            return;
        }
        DiffSide before = DiffSide.load(reader, entry, DiffEntry.Side.OLD);
        DiffSide after = DiffSide.load(reader, entry, DiffEntry.Side.NEW);
        if (before.binary() || after.binary()) {
            patches.add(new FilePatch(new Change(kind, place.get(), from, 0, 0, true), ""));
            return;
        }
        patches.add(compared(kind, place.get(), from, before, after));
    }

    private FilePatch compared(
            Change.Kind kind, SourcePath path, Optional<SourcePath> from, DiffSide before, DiffSide after)
            throws IOException {
        if (!DiffSide.canBeCompared(before, after)) {
            DiffSide.Counts counts = DiffSide.roughly(before, after);
            return new FilePatch(new Change(kind, path, from, counts.added(), counts.removed(), false), "");
        }
        EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, before.text(), after.text());
        int added = edits.stream().mapToInt(Edit::getLengthB).sum();
        int removed = edits.stream().mapToInt(Edit::getLengthA).sum();
        Change change = new Change(kind, path, from, added, removed, false);
        return new FilePatch(change, textOf(edits, before.text(), after.text()));
    }

    private String textOf(EditList edits, RawText before, RawText after) throws IOException {
        if (patches.size() >= MOST_FILES || textLeft <= 0) {
            return "";
        }
        ByteArrayOutputStream bytes = formatted(edits, before, after);
        if (bytes.size() > DiffSide.LARGEST_SHOWN) {
            return "";
        }
        textLeft -= bytes.size();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static ByteArrayOutputStream formatted(EditList edits, RawText before, RawText after) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(bytes)) {
            formatter.format(edits, before, after);
            formatter.flush();
        }
        return bytes;
    }

    private static Change.Kind kindOf(DiffEntry entry) {
        return switch (entry.getChangeType()) {
            case ADD, COPY -> Change.Kind.ADDED;
            case MODIFY -> Change.Kind.MODIFIED;
            case DELETE -> Change.Kind.DELETED;
            case RENAME -> Change.Kind.RENAMED;
        };
    }
}
