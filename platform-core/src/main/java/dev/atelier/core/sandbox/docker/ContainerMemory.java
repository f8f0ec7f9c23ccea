package dev.atelier.core.sandbox.docker;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the kernel's counters for a container's memory, which are on this machine unless the engine is elsewhere. */
final class ContainerMemory {
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    private ContainerMemory() {}

    /** Empty when this process does not see the container's processes. */
    static Optional<Path> counters(ContainerState state, String container) {
        Long pid = state.getPidLong();
        if (pid == null || pid == 0) {
            return Optional.empty();
        }
        try (Stream<String> groups = Files.lines(Path.of("/proc", pid.toString(), "cgroup"))) {
            return groups.map(line -> line.split(":", 3))
                    // In another PID namespace that number is somebody else.
                    .filter(parts -> parts.length == 3 && parts[2].contains(container))
                    .flatMap(parts -> file(parts[1], parts[2]).stream())
                    .findFirst();
        } catch (IOException notVisible) {
            return Optional.empty();
        }
    }

    private static Optional<Path> file(String controllers, String group) {
        Path below = Path.of(group.substring(1));
        return switch (controllers) {
            case "" ->
                Optional.of(GROUPS.resolve(below).resolve("memory.events")).filter(Files::isReadable);
            case "memory" ->
                Optional.of(GROUPS.resolve("memory").resolve(below).resolve("memory.oom_control"))
                        .filter(Files::isReadable);
            default -> Optional.empty();
        };
    }
}
