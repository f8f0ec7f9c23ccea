package dev.atelier.core.sandbox.bubblewrap;

import java.nio.file.Path;
import java.util.List;

/** The control groups of one sandbox. A process that enters them leaves them only by ending. */
public interface ControlGroup {
    /** A process enters by writing {@code 0} into each of these files. */
    List<Path> doors();

    /** How many processes in it the kernel has killed because its memory was full. */
    long memoryKills();

    void freeze();

    void thaw();

    boolean isEmpty();

    /** Deletes it; it has to be empty. */
    void delete();
}
