package dev.atelier.core.source;

import java.time.Instant;

/**
 * One version of a project.
 *
 * @param message in full; its first line is what lists show
 * @param at when it was made, to the second
 */
public record Commit(CommitId id, String message, Author author, Instant at) {}
