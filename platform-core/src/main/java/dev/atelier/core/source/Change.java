package dev.atelier.core.source;

import java.util.Optional;

/**
 * How one file differs between two versions.
 *
 * @param path where the file is now, or was when it is deleted
 * @param from where it was before, if renamed
 * @param added lines; 0 for binary files
 * @param removed lines; 0 for binary files
 * @param binary whether there are no lines to show
 */
public record Change(Kind kind, SourcePath path, Optional<SourcePath> from, int added, int removed, boolean binary) {

    /** What happened to the file. */
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED,
        RENAMED
    }
}
