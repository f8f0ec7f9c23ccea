package dev.atelier.core.source;

/**
 * What lies in a folder: its source files, however deep.
 *
 * @param files how many
 * @param hash tells these paths and contents from others; whoever moves or deletes the folder names by it what they have seen
 */
public record FolderContent(int files, ContentHash hash) {}
