package dev.atelier.core.sandbox.bubblewrap;

import dev.atelier.core.sandbox.daemon.SandboxUser;
import dev.atelier.core.sandbox.daemon.SocketDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks at this machine's control groups. */
public final class ControlGroupFiles {
    private ControlGroupFiles() {}

    /** The groups of single sandboxes that the installation with this data directory has. */
    public static List<Path> ofSandboxes(Path home) throws IOException {
        String installation = new SocketDirectories(home, "b", SandboxUser.ofThisProcess()).installation();
        Pattern ours = Pattern.compile(".*/atelier-" + installation + "/[^/]+");
        try (Stream<Path> groups = Files.walk(Path.of("/sys/fs/cgroup"), 6)) {
            return groups.filter(Files::isDirectory)
                    .filter(group -> ours.matcher(group.toString()).matches())
                    .toList();
        }
    }
}
