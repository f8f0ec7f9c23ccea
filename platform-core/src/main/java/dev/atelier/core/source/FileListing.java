package dev.atelier.core.source;

import java.util.List;

/**
 * The source files at one moment.
 *
 * @param files sorted by path
 * @param stamp the same number as long as no source file was changed, by their sizes and times
 */
public record FileListing(List<FileEntry> files, long stamp) {
    public FileListing {
        files = List.copyOf(files);
    }
}
