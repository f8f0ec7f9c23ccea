package dev.atelier.core.source;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.util.FS;

/**
 * Git's index: what the newest version keeps, and the size and time stamp of each file when it was last read, by which
 * unchanged files are known without reading them.
 */
final class SourceIndex implements SourceWalk.Tracked, AutoCloseable {
    /**
     * A file that was changed this shortly before it was looked at may change again without getting a later time stamp;
     * it is read again the next time.
     */
    private static final Duration UNSETTLED = Duration.ofMillis(100);

    private final DirCache cache;

    private SourceIndex(DirCache cache) {
        this.cache = cache;
    }

    /** To look at, or to try things on that are not saved. */
    static SourceIndex read(History history) throws IOException {
        IsolatedGit.install();
        File file = history.indexFile().toFile();
        return new SourceIndex(DirCache.read(file, FS.DETECTED));
    }

    /** To be changed and saved. */
    static SourceIndex lock(History history) throws IOException {
        IsolatedGit.install();
        File file = history.indexFile().toFile();
        return new SourceIndex(DirCache.lock(file, FS.DETECTED));
    }

    @Override
    public boolean hasFile(String path) {
        return cache.findEntry(path) >= 0;
    }

    @Override
    public boolean hasFilesBelow(String folder) {
        String prefix = folder + "/";
        int position = cache.findEntry(prefix);
        int next = position < 0 ? -(position + 1) : position;
        return next < cache.getEntryCount()
                && cache.getEntry(next).getPathString().startsWith(prefix);
    }

    Optional<DirCacheEntry> entry(String path) {
        return Optional.ofNullable(cache.getEntry(path));
    }

    int size() {
        return cache.getEntryCount();
    }

    List<DirCacheEntry> entries() {
        return IntStream.range(0, size()).mapToObj(cache::getEntry).toList();
    }

    void replaceAll(List<DirCacheEntry> entries) {
        DirCacheBuilder builder = cache.builder();
        entries.forEach(builder::add);
        builder.finish();
    }

    /** The tree of exactly the entries; writes those of its directories that are not stored yet. */
    ObjectId writeTree(ObjectInserter inserter) throws IOException {
        return cache.writeTree(inserter);
    }

    void save() throws IOException {
        cache.write();
        if (!cache.commit()) {
            throw new IOException("could not replace the index");
        }
    }

    @Override
    public void close() {
        cache.unlock();
    }

    static FileMode modeOf(Stat stat) {
        return stat.executable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE;
    }

    /** Whether a file that looks like this is certainly the one that the entry was made from. */
    static boolean isUnchanged(DirCacheEntry entry, Stat stat) {
        return !entry.isSmudged()
                && entry.getFileMode().equals(modeOf(stat))
                && entry.getLength() == (int) stat.size()
                && entry.getLastModifiedInstant().equals(stat.modified());
    }

    /** Notes what the file looked like; {@code start} is some time before that. */
    static void stamp(DirCacheEntry entry, Stat stat, Instant start) {
        entry.setLength((int) stat.size());
        entry.setLastModified(stat.modified());
        if (stat.modified().isAfter(start.minus(UNSETTLED))) {
            entry.smudgeRacilyClean();
        }
    }
}
