package dev.atelier.core.sandbox.bubblewrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Signals to a process and all below it, for machines on which there is no control group to freeze. */
final class ProcessTree {
    private ProcessTree() {}

    static List<ProcessHandle> below(ProcessHandle top) {
        return top.descendants().toList();
    }

    /** Whether it still does anything: one that has ended, and waits to be noticed by its parent, does not. */
    static boolean isRunning(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            // The state follows the name, which is in parentheses and may hold any character.
            return process.isAlive()
                    && !stat.substring(stat.lastIndexOf(')') + 1).startsWith(" Z");
        } catch (IOException gone) {
            return false;
        }
    }

    /** Again and again, until a look finds nothing new: what has been stopped cannot fork any more. */
    static void stop(ProcessHandle top) {
        Set<Long> stopped = new HashSet<>();
        while (true) {
            List<Long> found = new ArrayList<>();
            below(top).stream().map(ProcessHandle::pid).filter(stopped::add).forEach(found::add);
            if (found.isEmpty()) {
                return;
            }
            signal("-STOP", found);
        }
    }

    static void proceed(ProcessHandle top) {
        signal("-CONT", below(top).stream().map(ProcessHandle::pid).toList());
    }

    private static void signal(String signal, List<Long> pids) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        pids.forEach(pid -> command.add(String.valueOf(pid)));
        try {
            // Fails when one of them has just ended, which is as good.
            int ignored = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("the program kill is missing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
