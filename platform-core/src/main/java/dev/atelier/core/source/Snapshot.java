package dev.atelier.core.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** Stores the work tree as it is now, reading only files that changed since the index was saved. */
final class Snapshot {
    private static final int TRIES = 3;
    private static final int IN_MEMORY = 1 << 20;

    private final ProjectFiles files;
    private final SourceIndex index;
    private final ObjectInserter inserter;
    private final SourceWalk walk;
    private final List<DirCacheEntry> entries = new ArrayList<>();
    private int accountedFor;
    private boolean different;
    private boolean restamped;
    private long bytesLeft;

    private Snapshot(ProjectFiles files, SourceIndex index, ObjectInserter inserter) throws IOException {
        this.files = files;
        this.index = index;
        this.inserter = inserter;
        this.walk = SourceWalk.through(files, index);
        this.bytesLeft = files.limits().bytes();
    }

    /**
     * A stored tree.
     *
     * @param worthSaving whether the index has learned something
     */
    record Taken(ObjectId tree, boolean worthSaving) {}

    /** Gives files and tree to the inserter, which the caller flushes; brings the index up to date without saving it. */
    static Taken take(ProjectFiles files, SourceIndex index, ObjectInserter inserter) throws IOException {
        Snapshot snapshot = new Snapshot(files, index, inserter);
        snapshot.addFiles();
        snapshot.addWhatCannotBeInWorkTree();
        ObjectId tree = snapshot.writeTree();
        return new Taken(tree, snapshot.different || snapshot.restamped);
    }

    private ObjectId writeTree() throws IOException {
        if (different || entries.size() != index.size()) {
            different = true;
            index.replaceAll(entries);
        }
        return index.writeTree(inserter);
    }

    private void addFiles() throws IOException {
        for (SourceWalk.Found file : walk.files()) {
            Optional<DirCacheEntry> known = index.entry(file.path().value());
            accountedFor += known.isPresent() ? 1 : 0;
            if (known.isPresent() && SourceIndex.isUnchanged(known.get(), file.stat())) {
                entries.add(known.get());
            } else {
                addRead(file, known);
            }
        }
    }

    private void addRead(SourceWalk.Found file, Optional<DirCacheEntry> known) throws IOException {
        Optional<ObjectId> content;
        try {
            content = store(file.path());
        } catch (AccessDeniedException e) {
            known.ifPresent(entries::add);
            return;
        }
        if (content.isEmpty()) {
            return;
        }
        FileMode mode = SourceIndex.modeOf(file.stat());
        boolean same = known.filter(entry ->
                        entry.getFileMode().equals(mode) && entry.getObjectId().equals(content.get()))
                .isPresent();
        DirCacheEntry entry =
                same ? known.orElseThrow() : new DirCacheEntry(file.path().value());
        entry.setFileMode(mode);
        entry.setObjectId(content.get());
        SourceIndex.stamp(entry, file.stat(), walk.start());
        entries.add(entry);
        different |= !same;
        restamped = true;
    }

    /** Empty when the file has gone meanwhile. */
    private Optional<ObjectId> store(SourcePath path) throws IOException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                return files.readIfFile(path, (content, size) -> store(path, content, size));
            } catch (EOFException e) {
                // It became shorter while it was read: once more.
            }
        }
        throw SourceFaults.changing(path);
    }

    private ObjectId store(SourcePath path, InputStream content, long size) throws IOException {
        bytesLeft -= size;
        if (bytesLeft < 0) {
            throw SourceFaults.projectTooLarge(files.limits().bytes(), path);
        }
        return size <= IN_MEMORY
                ? inserter.insert(Constants.OBJ_BLOB, content.readNBytes((int) size))
                : inserter.insert(Constants.OBJ_BLOB, size, content);
    }

    /**
     * Imported versions may hold links, submodules and names that no work tree of ours has. They stay as they are, unless
     * something took their place; so do files that the platform may not read.
     */
    private void addWhatCannotBeInWorkTree() {
        if (accountedFor == index.size()) {
            return;
        }
        Set<String> names = new HashSet<>();
        Set<String> folders = new HashSet<>();
        for (DirCacheEntry entry : entries) {
            names.add(entry.getPathString());
            folders.addAll(foldersAbove(entry.getPathString()));
        }
        for (DirCacheEntry entry : index.entries()) {
            String path = entry.getPathString();
            boolean free = !names.contains(path)
                    && !folders.contains(path)
                    && foldersAbove(path).stream().noneMatch(names::contains);
            if (free && cannotBeInWorkTree(entry, path)) {
                entries.add(entry);
            }
        }
    }

    private boolean cannotBeInWorkTree(DirCacheEntry entry, String path) {
        return !TreeFile.isRegular(entry.getFileMode())
                || SourcePath.ifUsable(path).isEmpty()
                || walk.isUnreadable(path);
    }

    private static List<String> foldersAbove(String path) {
        List<String> folders = new ArrayList<>();
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            folders.add(path.substring(0, end));
        }
        return folders;
    }
}
