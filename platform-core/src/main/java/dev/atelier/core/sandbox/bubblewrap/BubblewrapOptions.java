package dev.atelier.core.sandbox.bubblewrap;

import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.sandbox.SandboxSpec;
import dev.atelier.core.sandbox.daemon.SandboxUser;
import dev.atelier.core.sandbox.daemon.SocketDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds bubblewrap's options and the command that it runs. */
final class BubblewrapOptions {
    private static final int MOST_OPEN_FILES = 16384;
    private static final long SHARED_MEMORY_BYTES = 64L * 1024 * 1024;

    private final List<String> options = new ArrayList<>();

    private BubblewrapOptions() {}

    /**
     * @param root what {@link RootFilesystem#options} gave
     * @param environment of the daemon
     */
    static List<String> forSandbox(
            SandboxSpec spec, SocketDirectory sockets, List<String> root, Map<String, String> environment) {
        BubblewrapOptions built = new BubblewrapOptions();
        built.options.addAll(isolation());
        built.options.addAll(root);
        built.mount(spec, sockets.shared());
        built.add("--clearenv");
        environment.forEach((name, value) -> built.add("--setenv", name, value));
        return built.options;
    }

    /** Namespaces of its own for everything, no rights, and an end when the platform ends. */
    static List<String> isolation() {
        BubblewrapOptions built = new BubblewrapOptions();
        built.add("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try");
        built.add("--hostname", "sandbox", "--die-with-parent", "--new-session");
        if (SandboxUser.platformIsRoot()) {
            // Just enough for setpriv to become somebody else, which gives these up as well.
            built.add("--cap-drop", "ALL", "--cap-add", "CAP_SETUID");
            built.add("--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP");
        } else {
            built.add("--unshare-user", "--disable-userns");
        }
        return built.options;
    }

    private void mount(SandboxSpec spec, Path shared) {
        add("--proc", "/proc", "--dev", "/dev");
        tmpfs("/dev/shm", SHARED_MEMORY_BYTES);
        tmpfs("/tmp", spec.limits().scratchBytes());
        add("--bind", shared.toString(), "/run/sbx");
        add("--bind", spec.workTree().toString(), "/workspace");
        add("--chdir", "/workspace");
        add("--remount-ro", "/dev", "--remount-ro", "/");
    }

    private void tmpfs(String path, long bytes) {
        add("--perms", "1777", "--size", String.valueOf(bytes), "--tmpfs", path);
    }

    private void add(String... more) {
        options.addAll(List.of(more));
    }

    /** What runs first inside: it gives up what is left of rights, sets limits, and becomes the daemon. */
    static List<String> command(
            HostPrograms programs, SandboxUser user, SandboxLimits limits, boolean countsProcesses) {
        List<String> command = new ArrayList<>(List.of(programs.setpriv().toString()));
        if (SandboxUser.platformIsRoot()) {
            command.addAll(List.of("--reuid", String.valueOf(user.uid()), "--regid", String.valueOf(user.gid())));
            command.addAll(List.of("--clear-groups", "--bounding-set", "-all"));
        }
        command.addAll(List.of("--no-new-privs", "--inh-caps", "-all", "--ambient-caps", "-all", "--"));
        command.add(programs.prlimit().toString());
        command.addAll(List.of("--core=0", "--nofile=" + MOST_OPEN_FILES, "--fsize=" + limits.largestFileBytes()));
        if (!countsProcesses) {
            command.add("--nproc=" + limits.pids());
        }
        command.add(programs.nodePrefixOutsideUsr()
                .map(prefix -> RootFilesystem.NODE_PREFIX + "/" + prefix.relativize(programs.node()))
                .orElse(programs.node().toString()));
        command.add(RootFilesystem.DAEMON + "/main.mjs");
        return command;
    }
}
