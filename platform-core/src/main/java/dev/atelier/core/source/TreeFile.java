package dev.atelier.core.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * An entry of a stored version.
 *
 * @param rawPath as stored; may be no {@link SourcePath} if the version was imported
 */
record TreeFile(String rawPath, FileMode mode, ObjectId content) {

    /** All entries of a version, in Git's order. */
    static List<TreeFile> of(ObjectReader reader, ObjectId tree) throws IOException {
        List<TreeFile> files = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                files.add(new TreeFile(walk.getPathString(), walk.getFileMode(0), walk.getObjectId(0)));
            }
        }
        return files;
    }

    /** The entry of that path, if it is a regular file. */
    static Optional<TreeFile> find(ObjectReader reader, ObjectId tree, SourcePath path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(reader, path.value(), tree)) {
            if (walk == null || !isRegular(walk.getFileMode(0))) {
                return Optional.empty();
            }
            return Optional.of(new TreeFile(path.value(), walk.getFileMode(0), walk.getObjectId(0)));
        }
    }

    static boolean isRegular(FileMode mode) {
        return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }

    boolean executable() {
        return mode.equals(FileMode.EXECUTABLE_FILE);
    }

    /** Where it is put in a work tree; empty for links, submodules and names that are not used there. */
    Optional<SourcePath> place() {
        return isRegular(mode) ? SourcePath.ifUsable(rawPath) : Optional.empty();
    }
}
