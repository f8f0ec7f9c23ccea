package dev.atelier.core.source;

/** A file of a project and its size in bytes. */
public record FileEntry(SourcePath path, long size) {}
