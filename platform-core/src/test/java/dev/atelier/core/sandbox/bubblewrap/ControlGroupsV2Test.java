package dev.atelier.core.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.sandbox.SandboxLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On directories that look like a control-group tree, because one machine has only one version of them. */
@DisplayName("Control groups, version 2")
class ControlGroupsV2Test {
    private static final String ALL = "cpu io memory pids";

    @TempDir
    private Path mount;

    @BeforeEach
    void tree() throws IOException {
        group("", ALL);
        group("user.slice", ALL);
        group("user.slice/app.slice", ALL);
        group("user.slice/app.slice/terminal.scope", "");
    }

    @Test
    @DisplayName("T6 go into the nearest group above that passes controllers on and lets processes in")
    void nearest() throws IOException {
        prepare("user.slice/app.slice");

        ControlGroups found = find(door -> true).orElseThrow();
        ControlGroup group =
                found.create("b1", SandboxLimits.standard().withMemoryMb(100).withPids(77));

        Path made = mount.resolve("user.slice/app.slice/atelier-x/b1");
        assertThat(made.resolve("memory.max")).hasContent(String.valueOf(100L * 1024 * 1024));
        assertThat(made.resolve("pids.max")).hasContent("77");
        assertThat(made.resolve("cpu.max")).hasContent("200000 100000");
        assertThat(group.doors()).containsExactly(made.resolve("cgroup.procs"));
    }

    @Test
    @DisplayName("T6 go further up when the nearest lets no process in")
    void furtherUp() throws IOException {
        prepare("user.slice/app.slice");
        prepare("user.slice");

        ControlGroups found =
                find(door -> !door.toString().contains("app.slice")).orElseThrow();
        found.create("b1", SandboxLimits.standard());

        assertThat(mount.resolve("user.slice/atelier-x/b1")).isDirectory();
    }

    @Test
    @DisplayName("T6 are not used when no group above lets processes in")
    void none() throws IOException {
        prepare("user.slice/app.slice");

        assertThat(find(door -> false)).isEmpty();
    }

    @Test
    @DisplayName("S4 count who was killed for memory, and freeze")
    void counting() throws IOException {
        prepare("user.slice/app.slice");
        ControlGroup group = find(door -> true).orElseThrow().create("b1", SandboxLimits.standard());
        Path made = group.doors().get(0).resolveSibling("memory.events");
        Files.writeString(made, "low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\noom_group_kill 0\n");

        assertThat(group.memoryKills()).isEqualTo(2);
        group.freeze();
        assertThat(made.resolveSibling("cgroup.freeze")).hasContent("1");
        group.thaw();
        assertThat(made.resolveSibling("cgroup.freeze")).hasContent("0");
    }

    private Optional<ControlGroups> find(ControlGroupsV2.EntryProbe probe) {
        return ControlGroupsV2.find(mount, "/user.slice/app.slice/terminal.scope", "x", probe);
    }

    private void group(String path, String passedOn) throws IOException {
        Path group = Files.createDirectories(mount.resolve(path));
        Files.writeString(group.resolve("cgroup.subtree_control"), passedOn);
    }

    /** What the kernel does when a group is made: its files appear. */
    private void prepare(String above) throws IOException {
        group(above + "/atelier-x", ALL);
        Path trial = Files.createDirectories(mount.resolve(above + "/atelier-x/trial"));
        Files.writeString(trial.resolve("memory.max"), "max");
    }
}
