package dev.atelier.core.source;

import java.util.List;

/**
 * The files of a project as they are now, for the platform. No method follows a symbolic link, waits for a pipe or
 * leaves the project, whatever the sandbox does meanwhile.
 *
 * <p>Directories come and go with the files in them, as in Git.
 */
public interface WorkTree {
    /** The largest file that is read or written as one array. */
    long LARGEST_FILE = 10L << 20;

    /**
     * The source files: what a version would keep. Neither generated directories such as {@code node_modules} nor what
     * the project's {@code .gitignore} names, unless an earlier version kept it. Sorted by path.
     */
    default List<FileEntry> list() {
        return look().files();
    }

    /** The same, and a number by which one sees later whether anything has changed. */
    FileListing look();

    /**
     * Keeps the source files as they are now. What the newest version has costs nothing, whatever its size.
     *
     * @param largestFile the largest other file to be held in memory
     * @param mostBytes how much of others to hold altogether
     */
    KeptFiles keep(long largestFile, long mostBytes);

    /** Whether there is a regular file of that name, source file or not. */
    boolean exists(SourcePath path);

    /** The file's bytes; a fault {@code file_too_large} beyond {@code maxBytes} or {@link #LARGEST_FILE}. */
    byte[] read(SourcePath path, long maxBytes);

    /** The file as UTF-8; a fault {@code not_text} if it is something else. */
    String readText(SourcePath path, long maxBytes);

    /**
     * Creates or replaces the file, in one step for whoever watches it. Directories are made as needed; a file that was
     * executable stays so.
     */
    void write(SourcePath path, byte[] content);

    /** Removes a file, or a link without following it. */
    void delete(SourcePath path);

    /** Moves a file or directory to a name that is free. */
    void rename(SourcePath from, SourcePath to);
}
