package dev.atelier.core.sandbox.bubblewrap;

import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.sandbox.daemon.KernelCounters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Control groups of version 1: one tree for each controller, and near the top of each a directory of the platform's. The
 * top, as container engines do it, so that the memory of sandboxes is not charged to what the platform was started from.
 */
final class ControlGroupsV1 implements ControlGroups {
    private static final Logger LOG = System.getLogger(ControlGroupsV1.class.getName());
    private static final List<String> CONTROLLERS = List.of("memory", "pids", "cpu", "freezer");
    private static final int CPU_PERIOD_MICROS = 100_000;

    private final Map<String, Path> parents;

    private ControlGroupsV1(Map<String, Path> parents) {
        this.parents = parents;
    }

    /**
     * Empty when a controller is missing or the platform may not make groups.
     *
     * @param mounts where the trees are, usually {@code /sys/fs/cgroup}
     */
    static Optional<ControlGroups> find(Path mounts, String installation) {
        Map<String, Path> parents = new TreeMap<>();
        for (String controller : CONTROLLERS) {
            Path parent = mounts.resolve(controller).resolve("atelier-" + installation);
            try {
                if (!Files.exists(parent)) {
                    Files.createDirectory(parent);
                }
            } catch (IOException notAllowed) {
                return Optional.empty();
            }
            parents.put(controller, parent);
        }
        return Optional.of(new ControlGroupsV1(parents));
    }

    @Override
    public String description() {
        return "limits by control groups, version 1";
    }

    @Override
    public ControlGroup create(String name, SandboxLimits limits) throws IOException {
        Map<String, Path> groups = new TreeMap<>();
        parents.forEach((controller, parent) -> groups.put(controller, parent.resolve(name)));
        Group group = new Group(groups);
        try {
            for (Path directory : groups.values()) {
                Files.createDirectory(directory);
            }
            limitMemory(group.of("memory"), limits.memoryBytes());
            GroupFiles.write(group.of("pids").resolve("pids.max"), String.valueOf(limits.pids()));
            GroupFiles.write(group.of("cpu").resolve("cpu.cfs_period_us"), String.valueOf(CPU_PERIOD_MICROS));
            GroupFiles.write(
                    group.of("cpu").resolve("cpu.cfs_quota_us"),
                    String.valueOf(Math.round(limits.cpus() * CPU_PERIOD_MICROS)));
            return group;
        } catch (IOException e) {
            group.delete();
            throw e;
        }
    }

    private static void limitMemory(Path group, long bytes) throws IOException {
        GroupFiles.write(group.resolve("memory.limit_in_bytes"), String.valueOf(bytes));
        Path withSwap = group.resolve("memory.memsw.limit_in_bytes");
        if (Files.exists(withSwap)) {
            GroupFiles.write(withSwap, String.valueOf(bytes));
        }
    }

    @Override
    public void deletePlace() {
        parents.values().forEach(GroupFiles::delete);
    }

    /** Thaws them first: in this version of control groups nothing that is frozen can be killed. */
    @Override
    public void deleteLeftovers() {
        for (Path group : GroupFiles.children(Objects.requireNonNull(parents.get("freezer")))) {
            try {
                GroupFiles.write(group.resolve("freezer.state"), "THAWED");
            } catch (IOException e) {
                LOG.log(Level.WARNING, "a control group could not be thawed: " + group, e);
            }
        }
        parents.values().forEach(GroupFiles::deleteChildren);
    }

    private record Group(Map<String, Path> directories) implements ControlGroup {
        Path of(String controller) {
            Path directory = directories.get(controller);
            if (directory == null) {
                throw new IllegalArgumentException("no such controller: " + controller);
            }
            return directory;
        }

        @Override
        public List<Path> doors() {
            return directories.values().stream()
                    .map(directory -> directory.resolve("cgroup.procs"))
                    .toList();
        }

        @Override
        public long memoryKills() {
            return KernelCounters.read(of("memory").resolve("memory.oom_control"), KernelCounters.MEMORY_KILLS);
        }

        @Override
        public void freeze() {
            setState("FROZEN");
        }

        @Override
        public void thaw() {
            setState("THAWED");
        }

        private void setState(String state) {
            try {
                GroupFiles.write(of("freezer").resolve("freezer.state"), state);
            } catch (IOException e) {
                throw new UncheckedIOException("the sandbox's processes cannot be " + state, e);
            }
        }

        @Override
        public boolean isEmpty() {
            return directories.values().stream().allMatch(GroupFiles::isEmpty);
        }

        @Override
        public void delete() {
            directories.values().forEach(GroupFiles::delete);
        }
    }
}
