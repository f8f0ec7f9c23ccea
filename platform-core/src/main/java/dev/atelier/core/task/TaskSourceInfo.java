package dev.atelier.core.task;

import java.util.Optional;

/**
 * Where a task's code came from.
 *
 * @param name the repository's address, or the archive's name as it was uploaded
 * @param ref the branch or tag that was asked for
 */
public record TaskSourceInfo(Kind kind, String name, Optional<String> ref) {
    /** What it is. */
    public enum Kind {
        GIT,
        ZIP
    }
}
