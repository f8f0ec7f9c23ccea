package dev.atelier.core.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Judges a version that somebody else has made before anything of it is written. A few objects can stand for more files
 * than there are atoms, since trees may share their parts, so that everything is counted on the way.
 */
final class ForeignVersion {
    private static final int DEEPEST = 256;
    private static final int MOST_LEFT_OUT = 100;

    private final ObjectReader reader;
    private final Limits limits;
    private final List<String> leftOut = new ArrayList<>();
    private int entries;
    private int files;
    private long bytes;
    private long largestSize = -1;
    private Optional<SourcePath> largest = Optional.empty();

    private ForeignVersion(ObjectReader reader, Limits limits) {
        this.reader = reader;
        this.limits = limits;
    }

    /** What of the version cannot be among a project's files: links, submodules, impossible names. */
    static List<String> check(ObjectReader reader, ObjectId tree, Limits limits) throws IOException {
        ForeignVersion version = new ForeignVersion(reader, limits);
        try {
            version.walk(tree);
        } catch (MissingObjectException | IncorrectObjectTypeException | CorruptObjectException e) {
            throw SourceFaults.damaged(e);
        }
        return List.copyOf(version.leftOut);
    }

    private void walk(ObjectId tree) throws IOException {
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            while (walk.next()) {
                if (++entries > limits.entries()) {
                    throw SourceFaults.tooManyFiles(limits.files());
                }
                if (!walk.isSubtree()) {
                    add(new TreeFile(walk.getPathString(), walk.getFileMode(0), walk.getObjectId(0)));
                } else if (walk.getDepth() >= DEEPEST) {
                    throw SourceFaults.tooDeep(walk.getPathString());
                } else {
                    walk.enterSubtree();
                }
            }
        }
    }

    private void add(TreeFile file) throws IOException {
        Optional<SourcePath> place = file.place();
        if (place.isEmpty()) {
            if (leftOut.size() < MOST_LEFT_OUT) {
                leftOut.add(Printable.of(file.rawPath()));
            }
            return;
        }
        long size = reader.getObjectSize(file.content(), Constants.OBJ_BLOB);
        if (size > largestSize) {
            largestSize = size;
            largest = place;
        }
        bytes += size;
        if (++files > limits.files()) {
            throw SourceFaults.tooManyFiles(limits.files());
        }
        if (bytes > limits.bytes()) {
            throw SourceFaults.projectTooLarge(limits.bytes(), largest.orElse(place.get()));
        }
    }
}
