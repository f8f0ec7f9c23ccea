package dev.atelier.core.turn;

import dev.atelier.core.agent.TurnFiles;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.FileListing;
import dev.atelier.core.source.KeptFiles;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.WorkTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The project's files for an agent; every change is an event. */
public final class JournaledFiles implements TurnFiles {
    private static final long LARGEST = 10L * 1024 * 1024;
    /** Of what no version has yet: the largest file, and all together, that is held while something may destroy it. */
    private static final long LARGEST_KEPT = 1024 * 1024;

    private static final long MOST_KEPT = 16L * 1024 * 1024;

    private final WorkTree files;
    private final RunContext context;
    private int changes;
    private long changedAt = System.nanoTime();
    private @Nullable Look latest;

    /**
     * What somebody saw who went through the files anyway.
     *
     * @param begun by {@link System#nanoTime}
     * @param changes how many changes had been made
     */
    private record Look(long begun, int changes, long stamp) {}

    public JournaledFiles(WorkTree files, RunContext context) {
        this.files = files;
        this.context = context;
    }

    /** How many changes were made. */
    public int changes() {
        return changes;
    }

    /** When that was for the last time, or when the turn began, by {@link System#nanoTime}. */
    public long changedAt() {
        return changedAt;
    }

    /** How the files looked after all changes that were made through this, by {@link FileListing#stamp}. */
    public long stamp() {
        return latest != null && latest.changes() == changes ? latest.stamp() : look().stamp();
    }

    /** How they looked at some time after that one of {@link System#nanoTime}. */
    public long stampSince(long time) {
        return latest != null && latest.begun() - time > 0 ? latest.stamp() : look().stamp();
    }

    @Override
    public List<FileEntry> list() {
        return look().files();
    }

    @Override
    public KeptFiles keep() {
        long begun = System.nanoTime();
        KeptFiles kept = files.keep(LARGEST_KEPT, MOST_KEPT);
        latest = new Look(begun, changes, kept.listing().stamp());
        return kept;
    }

    private FileListing look() {
        long begun = System.nanoTime();
        FileListing listing = files.look();
        latest = new Look(begun, changes, listing.stamp());
        return listing;
    }

    @Override
    public boolean exists(SourcePath path) {
        return files.exists(path);
    }

    @Override
    public byte[] read(SourcePath path) {
        return files.read(path, LARGEST);
    }

    @Override
    public String readText(SourcePath path) {
        return files.readText(path, LARGEST);
    }

    @Override
    public void write(SourcePath path, byte[] content) {
        boolean existed = files.exists(path);
        files.write(path, content);
        record(path, existed ? RunEvent.FileChanged.Kind.MODIFIED : RunEvent.FileChanged.Kind.ADDED);
    }

    @Override
    public void delete(SourcePath path) {
        files.delete(path);
        record(path, RunEvent.FileChanged.Kind.DELETED);
    }

    @Override
    public void rename(SourcePath from, SourcePath to) {
        files.rename(from, to);
        record(to, RunEvent.FileChanged.Kind.RENAMED);
    }

    private void record(SourcePath path, RunEvent.FileChanged.Kind kind) {
        changes++;
        changedAt = System.nanoTime();
        context.append(new RunEvent.FileChanged(path.value(), kind));
    }
}
