package dev.atelier.core.source;

import java.util.Optional;
import java.util.function.Function;

/**
 * The source files as they were at one moment, to be put back. What the newest version has is in the project's history
 * and is read when it is asked for; only the rest is held. May be asked as long as the project is open.
 */
public final class KeptFiles {
    private final FileListing listing;
    private final Function<SourcePath, Optional<byte[]>> contents;

    /** @param contents what a file held at that moment; empty if that was not kept */
    public KeptFiles(FileListing listing, Function<SourcePath, Optional<byte[]>> contents) {
        this.listing = listing;
        this.contents = contents;
    }

    public FileListing listing() {
        return listing;
    }

    /** What the file held; empty for one that was too large to be held, or could not be read. */
    public Optional<byte[]> content(SourcePath path) {
        return contents.apply(path);
    }
}
