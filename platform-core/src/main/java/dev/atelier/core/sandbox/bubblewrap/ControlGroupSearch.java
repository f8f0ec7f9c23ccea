package dev.atelier.core.sandbox.bubblewrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds out which control groups this machine lets the platform use. */
final class ControlGroupSearch {
    private static final Path MOUNTS = Path.of("/sys/fs/cgroup");
    private static final String UNIFIED = "";

    private ControlGroupSearch() {}

    /**
     * Empty when it lets it use none.
     *
     * @param installation tells the groups of several installations on one machine apart
     */
    static Optional<ControlGroups> find(String installation) {
        Map<String, String> own = ownGroups();
        return Files.exists(MOUNTS.resolve("cgroup.controllers"))
                ? ControlGroupsV2.find(
                        MOUNTS, own.getOrDefault(UNIFIED, "/"), installation, ControlGroupSearch::canEnter)
                : ControlGroupsV1.find(MOUNTS, own, installation);
    }

    /** Lines such as {@code 4:cpu,cpuacct:/user.slice} (version 1) and {@code 0::/user.slice} (version 2). */
    private static Map<String, String> ownGroups() {
        Map<String, String> groups = new HashMap<>();
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
                String[] parts = line.split(":", 3);
                if (parts.length == 3 && parts[2].startsWith("/")) {
                    for (String controller : parts[1].split(",", -1)) {
                        groups.put(controller, parts[2]);
                    }
                }
            }
            return groups;
        } catch (IOException e) {
            throw new UncheckedIOException("/proc is not readable", e);
        }
    }

    private static boolean canEnter(Path door) throws IOException {
        try {
            return new ProcessBuilder("/bin/sh", "-c", "echo 0 > \"$1\"", "sh", door.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
