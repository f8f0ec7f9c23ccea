package dev.atelier.core.sandbox.bubblewrap;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Reads and writes the little files by which the kernel shows control groups. */
final class GroupFiles {
    private static final Logger LOG = System.getLogger(GroupFiles.class.getName());

    /** What has been killed is gone at once, unless the kernel holds it. */
    private static final long LONGEST_SECONDS = 10;

    private GroupFiles() {}

    static void write(Path file, String value) throws IOException {
        Files.writeString(file, value);
    }

    static boolean isEmpty(Path group) {
        try {
            return Files.readString(group.resolve("cgroup.procs")).isBlank();
        } catch (IOException gone) {
            return true;
        }
    }

    static void delete(Path group) {
        try {
            // Its files belong to the kernel: the directory goes with all of them.
            Files.deleteIfExists(group);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a control group could not be deleted: {0}", e.toString());
        }
    }

    /** Deletes the groups in this one, ending what still runs in them. */
    static void deleteChildren(Path parent) {
        for (Path child : children(parent)) {
            killAll(child);
            delete(child);
        }
    }

    static List<Path> children(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "control groups cannot be listed: " + parent, e);
            return List.of();
        }
    }

    private static void killAll(Path group) {
        try {
            for (String pid : Files.readAllLines(group.resolve("cgroup.procs"))) {
                Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(pid));
                if (process.isPresent()) {
                    process.get().destroyForcibly();
                    process.get().onExit().get(LONGEST_SECONDS, TimeUnit.SECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | NumberFormatException | ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "leftovers in a control group could not be ended: " + group, e);
        }
    }
}
