package dev.atelier.core.turn;

import dev.atelier.core.agent.TurnFiles;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.WorkTree;
import java.util.List;

/** The project's files for an agent; every change is an event. */
public final class JournaledFiles implements TurnFiles {
    private static final long LARGEST = 10L * 1024 * 1024;

    private final WorkTree files;
    private final RunContext context;
    private int changes;
    private long changedAt = System.nanoTime();

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

    @Override
    public List<FileEntry> list() {
        return files.list();
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
