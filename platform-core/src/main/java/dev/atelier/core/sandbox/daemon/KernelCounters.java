package dev.atelier.core.sandbox.daemon;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the "word number" files in which the kernel counts what has happened in a control group. */
public final class KernelCounters {
    /** Counts processes killed because their group's memory was full, in both versions of control groups. */
    public static final String MEMORY_KILLS = "oom_kill";

    private static final Logger LOG = System.getLogger(KernelCounters.class.getName());

    private KernelCounters() {}

    /** The number after the word; 0 when there is none. */
    public static long read(Path file, String word) {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(word + " ")) {
                    return Long.parseLong(line.substring(word.length() + 1).strip());
                }
            }
        } catch (IOException | NumberFormatException e) {
            LOG.log(Level.DEBUG, "no count to be had from " + file, e);
        }
        return 0;
    }
}
