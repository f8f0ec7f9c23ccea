package dev.atelier.core.agent;

import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.KeptFiles;
import dev.atelier.core.source.SourcePath;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The project's source files: no installed packages, no build output, no history. Each change is recorded as it is
 * made. What cannot be done is a {@link dev.atelier.core.fault.FaultException}: {@code not_found} for a file that is not
 * there, {@code too_large}, {@code not_text}, {@code already_exists}.
 */
public interface TurnFiles {

    /** Sorted by path. */
    List<FileEntry> list();

    /** Keeps them as they are now, to be put back should something destroy them. */
    KeptFiles keep();

    boolean exists(SourcePath path);

    byte[] read(SourcePath path);

    /** A file's text, if it is UTF-8. */
    String readText(SourcePath path);

    /** Creates or replaces a file, with the directories that it needs. */
    void write(SourcePath path, byte[] content);

    default void write(SourcePath path, String text) {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void delete(SourcePath path);

    /** Moves a file to a path at which there is none yet. */
    void rename(SourcePath from, SourcePath to);
}
