package dev.atelier.core.source;

import java.util.List;
import java.util.Optional;

/**
 * What an import has brought.
 *
 * @param first the version that it starts with, against which everything later is compared
 * @param branch the branch of the repository that this was, if it was one
 * @param leftOut what is not among the project's files, made printable: links, submodules, names that no file may have;
 *     the first hundred
 */
public record Imported(CommitId first, Optional<String> branch, List<String> leftOut) {
    public Imported {
        leftOut = List.copyOf(leftOut);
    }
}
