package dev.atelier.core.source;

/**
 * A source file of the work tree.
 *
 * @param size in bytes
 */
public record FileEntry(SourcePath path, long size) {}
