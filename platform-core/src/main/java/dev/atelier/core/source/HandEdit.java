package dev.atelier.core.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Makes one {@link FileEdit}, by whoever is at the gate: as a whole or not at all. */
final class HandEdit {
    private final ProjectFiles files;
    private final History history;
    private final FolderEdit folders;

    HandEdit(ProjectFiles files, History history) {
        this.files = files;
        this.history = history;
        this.folders = new FolderEdit(files, history);
    }

    /** Refuses an edit of a file that is not what the editor has seen. */
    void check(FileEdit edit) throws IOException {
        refuseGenerated(history, edit.path());
        switch (edit) {
            case FileEdit.Write write -> checkWrite(write, hashOf(write.path()));
            case FileEdit.Delete delete -> requireSame(delete.path(), delete.expected(), hashOf(delete.path()));
            case FileEdit.DeleteFolder delete -> folders.check(delete.path(), delete.expected());
            case FileEdit.RenameFolder rename -> {
                folders.check(rename.path(), rename.expected());
                folders.checkMove(rename.path(), rename.to());
            }
            case FileEdit.Rename rename -> {
                requireSame(rename.path(), rename.expected(), hashOf(rename.path()));
                refuseGenerated(history, rename.to());
                if (files.stat(rename.to()).isPresent()) {
                    throw SourceFaults.taken(rename.to());
                }
            }
        }
    }

    void make(FileEdit edit) throws IOException {
        check(edit);
        switch (edit) {
            case FileEdit.Write write -> {
                boolean executable =
                        files.stat(write.path()).filter(Stat::executable).isPresent();
                files.write(
                        write.path(),
                        new ByteArrayInputStream(write.content()),
                        executable,
                        ProjectFiles.Obstacle.REFUSED);
            }
            case FileEdit.Delete delete -> files.delete(delete.path());
            case FileEdit.Rename rename -> files.rename(rename.path(), rename.to());
            case FileEdit.DeleteFolder delete -> folders.delete(delete.path());
            case FileEdit.RenameFolder rename -> folders.move(rename.path(), rename.to());
        }
    }

    /** The hash of a regular file; empty if there is none. */
    Optional<ContentHash> hashOf(SourcePath path) throws IOException {
        return files.readIfFile(path, (content, size) -> ContentHash.of(content));
    }

    private void checkWrite(FileEdit.Write write, Optional<ContentHash> now) throws IOException {
        if (write.content().length > WorkTree.LARGEST_FILE) {
            throw SourceFaults.fileTooLarge(write.path(), WorkTree.LARGEST_FILE);
        }
        // What is there already need not be fought over; so a save that is repeated after a lost answer succeeds.
        if (now.equals(write.expected()) || now.equals(Optional.of(ContentHash.of(write.content())))) {
            if (now.isEmpty() && files.stat(write.path()).isPresent()) {
                throw SourceFaults.notAFile(write.path());
            }
            return;
        }
        throw write.expected().isEmpty() ? SourceFaults.taken(write.path()) : SourceFaults.changed(write.path());
    }

    private static void requireSame(SourcePath path, ContentHash expected, Optional<ContentHash> now) {
        if (now.isEmpty()) {
            throw SourceFaults.noFile(path);
        }
        if (!now.get().equals(expected)) {
            throw SourceFaults.changed(path);
        }
    }

    /** Whether the newest version and the work tree both have it already. */
    boolean isMade(FileEdit.Write write, Optional<byte[]> newest) throws IOException {
        return newest.filter(content -> Arrays.equals(content, write.content())).isPresent()
                && hashOf(write.path()).equals(Optional.of(ContentHash.of(write.content())));
    }

    /** Somebody who writes there would lose it with the next version; better to say so. */
    static void refuseGenerated(History history, SourcePath path) throws IOException {
        if (Ignores.isGenerated(path) && !SourceIndex.read(history).hasFile(path.value())) {
            throw SourceFaults.generated(path);
        }
    }
}
