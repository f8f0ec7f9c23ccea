package dev.atelier.core.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** Keeps a work tree's files as they are now, reading only those that differ from the newest version. */
final class Keeping {
    private final ProjectFiles files;
    private final History history;
    private final long largestFile;
    private final Map<SourcePath, ObjectId> stored = new HashMap<>();
    private final Map<SourcePath, byte[]> held = new HashMap<>();
    private long left;

    /**
     * @param largestFile the largest file to be held
     * @param mostBytes how much to hold altogether
     */
    Keeping(ProjectFiles files, History history, long largestFile, long mostBytes) {
        this.files = files;
        this.history = history;
        this.largestFile = largestFile;
        this.left = mostBytes;
    }

    KeptFiles all() throws IOException {
        SourceIndex index = SourceIndex.read(history);
        SourceWalk walk = SourceWalk.through(files, index);
        for (SourceWalk.Found file : walk.files()) {
            Optional<DirCacheEntry> known =
                    index.entry(file.path().value()).filter(entry -> SourceIndex.isUnchanged(entry, file.stat()));
            if (known.isPresent()) {
                stored.put(file.path(), known.get().getObjectId());
            } else if (file.stat().size() > 0) {
                hold(file.path());
            }
        }
        return new KeptFiles(walk.listing(), this::content);
    }

    private void hold(SourcePath path) throws IOException {
        try {
            long most = Math.min(largestFile, left);
            Optional<byte[]> content = files.readIfFile(
                            path,
                            (in, size) ->
                                    size > most ? Optional.<byte[]>empty() : Optional.of(in.readNBytes((int) size)))
                    .flatMap(read -> read);
            content.ifPresent(bytes -> {
                held.put(path, bytes);
                left -= bytes.length;
            });
        } catch (AccessDeniedException unreadable) {
            // what cannot be read cannot be kept
            held.remove(path);
        }
    }

    private Optional<byte[]> content(SourcePath path) {
        ObjectId id = stored.get(path);
        if (id == null) {
            return Optional.ofNullable(held.get(path)).map(byte[]::clone);
        }
        try (ObjectReader reader = history.reader()) {
            ObjectLoader loader = reader.open(id, Constants.OBJ_BLOB);
            return loader.getSize() > WorkTree.LARGEST_FILE
                    ? Optional.empty()
                    : Optional.of(loader.getBytes((int) WorkTree.LARGEST_FILE));
        } catch (IOException e) {
            throw SourceFaults.storage(e);
        }
    }
}
