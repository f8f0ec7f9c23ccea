package dev.atelier.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Makes a work tree equal to a version, touching only files that differ.
 *
 * <p>It writes through {@link ProjectFiles}: JGit's own checkout would follow a planted link out of the project.
 */
final class Restore {
    private final ProjectFiles files;
    private final SourceIndex index;
    private final ObjectReader reader;

    Restore(ProjectFiles files, SourceIndex index, ObjectReader reader) {
        this.files = files;
        this.index = index;
        this.reader = reader;
    }

    /** Brings back all files; the index then holds that version. */
    void all(ObjectId tree) throws IOException {
        SourceWalk walk = SourceWalk.through(files, index);
        List<TreeFile> wanted = TreeFile.of(reader, tree);
        deleteOthers(walk, wanted);
        List<DirCacheEntry> entries = new ArrayList<>();
        for (TreeFile file : wanted) {
            entries.add(bringBack(file));
        }
        index.replaceAll(entries);
    }

    /** Brings back one file. */
    void one(TreeFile file, SourcePath path) throws IOException {
        try (InputStream content =
                reader.open(file.content(), Constants.OBJ_BLOB).openStream()) {
            files.write(path, content, file.executable(), ProjectFiles.Obstacle.REMOVED);
        }
    }

    private void deleteOthers(SourceWalk walk, List<TreeFile> wanted) throws IOException {
        Set<String> keep = new HashSet<>();
        wanted.forEach(file -> keep.add(file.rawPath()));
        for (SourceWalk.Found found : walk.files()) {
            if (!keep.contains(found.path().value())) {
                files.deleteIfThere(found.path());
            }
        }
    }

    private DirCacheEntry bringBack(TreeFile file) throws IOException {
        Optional<DirCacheEntry> known = index.entry(file.rawPath())
                .filter(entry -> entry.getObjectId().equals(file.content())
                        && entry.getFileMode().equals(file.mode()));
        Optional<SourcePath> path = file.place();
        if (path.isPresent()) {
            Optional<Stat> stat = files.stat(path.get()).filter(found -> found.is(Stat.Kind.FILE));
            if (known.isPresent() && stat.isPresent() && SourceIndex.isUnchanged(known.get(), stat.get())) {
                return known.get();
            }
            one(file, path.get());
        }
        // Without a time stamp: the next checkpoint reads the file and notes it.
        DirCacheEntry entry = new DirCacheEntry(file.rawPath());
        entry.setFileMode(file.mode());
        entry.setObjectId(file.content());
        return entry;
    }
}
