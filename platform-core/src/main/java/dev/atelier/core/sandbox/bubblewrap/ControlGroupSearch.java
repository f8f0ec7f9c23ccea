package dev.atelier.core.sandbox.bubblewrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which control groups this machine lets the platform use. */
public final class ControlGroupSearch {
    private static final Path MOUNTS = Path.of("/sys/fs/cgroup");
    private static final String UNIFIED = "0::";

    private ControlGroupSearch() {}

    /**
     * Empty when it lets it use none.
     *
     * @param installation tells the groups of several installations on one machine apart
     */
    public static Optional<ControlGroups> find(String installation) {
        return Files.exists(MOUNTS.resolve("cgroup.controllers"))
                ? ControlGroupsV2.find(MOUNTS, ownGroup(), installation, ControlGroupSearch::canEnter)
                : ControlGroupsV1.find(MOUNTS, installation);
    }

    /** From a line such as {@code 0::/user.slice/session.scope}. */
    private static String ownGroup() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/cgroup"))) {
            return lines.filter(line -> line.startsWith(UNIFIED))
                    .map(line -> line.substring(UNIFIED.length()))
                    .findFirst()
                    .orElse("/");
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
