package dev.atelier.core.agent.tool;

import dev.atelier.core.agent.TurnFiles;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.KeptFiles;
import dev.atelier.core.source.SourcePath;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The project's files, with a count of what was really changed. Writing what is there already changes nothing. */
final class WatchedFiles implements TurnFiles {
    private final TurnFiles files;
    private final Set<SourcePath> changed = new HashSet<>();
    private int changes;

    WatchedFiles(TurnFiles files) {
        this.files = files;
    }

    int changes() {
        return changes;
    }

    int changedPaths() {
        return changed.size();
    }

    /** Something outside of these methods, such as a command, has changed the project. */
    void changedElsewhere(Set<SourcePath> paths) {
        changed.addAll(paths);
        changes++;
    }

    @Override
    public List<FileEntry> list() {
        return files.list();
    }

    @Override
    public KeptFiles keep() {
        return files.keep();
    }

    @Override
    public boolean exists(SourcePath path) {
        return files.exists(path);
    }

    @Override
    public byte[] read(SourcePath path) {
        return files.read(path);
    }

    @Override
    public String readText(SourcePath path) {
        return files.readText(path);
    }

    @Override
    public void write(SourcePath path, byte[] content) {
        if (!holds(path, content)) {
            files.write(path, content);
            note(path);
        }
    }

    private boolean holds(SourcePath path, byte[] content) {
        try {
            return files.exists(path) && Arrays.equals(files.read(path), content);
        } catch (FaultException tooLargeToCompare) {
            return false;
        }
    }

    @Override
    public void delete(SourcePath path) {
        files.delete(path);
        note(path);
    }

    @Override
    public void rename(SourcePath from, SourcePath to) {
        files.rename(from, to);
        note(from);
        note(to);
    }

    private void note(SourcePath path) {
        changed.add(path);
        changes++;
    }
}
