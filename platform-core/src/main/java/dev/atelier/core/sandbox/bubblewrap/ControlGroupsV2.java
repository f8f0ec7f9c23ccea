package dev.atelier.core.sandbox.bubblewrap;

import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.sandbox.daemon.KernelCounters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Control groups of version 2. The platform's groups go into the nearest group above it that lets them: as root any,
 * otherwise one that systemd delegated to the user, such as {@code app.slice} of a desktop session.
 */
final class ControlGroupsV2 implements ControlGroups {
    private static final Set<String> CONTROLLERS = Set.of("memory", "pids", "cpu");
    private static final int CPU_PERIOD_MICROS = 100_000;

    private final Path parent;

    private ControlGroupsV2(Path parent) {
        this.parent = parent;
    }

    /**
     * Empty when no group above lets the platform make limited groups.
     *
     * @param mount where the tree is, usually {@code /sys/fs/cgroup}
     * @param own path of this process in it, as {@code /proc/self/cgroup} tells it
     * @param probe whether a process of this user can enter a group
     */
    static Optional<ControlGroups> find(Path mount, String own, String installation, EntryProbe probe) {
        for (Path above : upwards(mount, mount.resolve(own.substring(1)))) {
            Path parent = above.resolve("atelier-" + installation);
            Path trial = parent.resolve("trial");
            try {
                delegate(above);
                Files.createDirectories(parent);
                delegate(parent);
                Files.createDirectories(trial);
                if (Files.exists(trial.resolve("memory.max")) && probe.canEnter(trial.resolve("cgroup.procs"))) {
                    return Optional.of(new ControlGroupsV2(parent));
                }
            } catch (IOException notHere) {
                // the next one above may
            } finally {
                GroupFiles.delete(trial);
            }
            GroupFiles.delete(parent);
        }
        return Optional.empty();
    }

    /** Tries to put a process into a group. */
    @FunctionalInterface
    interface EntryProbe {
        boolean canEnter(Path door) throws IOException;
    }

    private static List<Path> upwards(Path mount, Path from) {
        List<Path> groups = new ArrayList<>();
        for (Path group = from; group != null && group.startsWith(mount); group = group.getParent()) {
            groups.add(group);
        }
        return groups;
    }

    /** Lets groups in this one have limits. The kernel refuses where processes live in the group itself. */
    private static void delegate(Path group) throws IOException {
        Path file = group.resolve("cgroup.subtree_control");
        if (!List.of(Files.readString(file).strip().split(" ")).containsAll(CONTROLLERS)) {
            GroupFiles.write(file, "+memory +pids +cpu");
        }
    }

    @Override
    public String description() {
        return "limits by control groups, version 2";
    }

    @Override
    public ControlGroup create(String name, SandboxLimits limits) throws IOException {
        Group group = new Group(parent.resolve(name));
        try {
            Files.createDirectory(group.directory);
            GroupFiles.write(group.file("memory.max"), String.valueOf(limits.memoryBytes()));
            if (Files.exists(group.file("memory.swap.max"))) {
                GroupFiles.write(group.file("memory.swap.max"), "0");
            }
            GroupFiles.write(group.file("pids.max"), String.valueOf(limits.pids()));
            GroupFiles.write(
                    group.file("cpu.max"), Math.round(limits.cpus() * CPU_PERIOD_MICROS) + " " + CPU_PERIOD_MICROS);
            return group;
        } catch (IOException e) {
            group.delete();
            throw e;
        }
    }

    @Override
    public void deletePlace() {
        GroupFiles.delete(parent);
    }

    @Override
    public void deleteLeftovers() {
        GroupFiles.deleteChildren(parent);
    }

    private record Group(Path directory) implements ControlGroup {
        Path file(String name) {
            return directory.resolve(name);
        }

        @Override
        public List<Path> doors() {
            return List.of(file("cgroup.procs"));
        }

        @Override
        public long memoryKills() {
            return KernelCounters.read(file("memory.events"), KernelCounters.MEMORY_KILLS);
        }

        @Override
        public void freeze() {
            setFrozen("1");
        }

        @Override
        public void thaw() {
            setFrozen("0");
        }

        private void setFrozen(String frozen) {
            try {
                GroupFiles.write(file("cgroup.freeze"), frozen);
            } catch (IOException e) {
                throw new UncheckedIOException("the sandbox's processes cannot be frozen or thawed", e);
            }
        }

        @Override
        public boolean isEmpty() {
            return GroupFiles.isEmpty(directory);
        }

        @Override
        public void delete() {
            GroupFiles.delete(directory);
        }
    }
}
