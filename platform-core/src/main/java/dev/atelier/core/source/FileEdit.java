package dev.atelier.core.source;

import java.util.Optional;

/** A change that somebody makes to one file or folder by hand, with the content that they believe to be there now. */
public sealed interface FileEdit {
    /** The file or folder that is changed; for a renamed one, its name before. */
    SourcePath path();

    /**
     * Creates or replaces a file.
     *
     * @param expected what is there now; empty if there must be nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
    record Write(SourcePath path, byte[] content, Optional<ContentHash> expected) implements FileEdit {}

    record Delete(SourcePath path, ContentHash expected) implements FileEdit {}

    /** Moves a file to a name that is free. */
    record Rename(SourcePath path, SourcePath to, ContentHash expected) implements FileEdit {}

    /** Deletes all source files in a folder. */
    record DeleteFolder(SourcePath path, ContentHash expected) implements FileEdit {}

    /** Moves a folder, with all that is in it, to a name that is free. */
    record RenameFolder(SourcePath path, SourcePath to, ContentHash expected) implements FileEdit {}
}
