package dev.atelier.core.sandbox.bubblewrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks at this machine's control groups. */
final class ControlGroupFiles {
    private ControlGroupFiles() {}

    /** The groups of single sandboxes, of whatever installation below the temporary directory made them. */
    static List<Path> ofSandboxes() throws IOException {
        try (Stream<Path> groups = Files.walk(Path.of("/sys/fs/cgroup"), 6)) {
            return groups.filter(Files::isDirectory)
                    .filter(group -> group.toString().matches(".*/atelier-[0-9a-f]+/b[0-9a-f]+"))
                    .toList();
        }
    }
}
