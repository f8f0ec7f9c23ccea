package dev.atelier.core.sandbox.bubblewrap;

import dev.atelier.core.sandbox.SandboxFaults;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxSettings;
import dev.atelier.core.sandbox.SandboxSpec;
import dev.atelier.core.sandbox.daemon.SandboxHost;
import dev.atelier.core.sandbox.daemon.SandboxLauncher;
import dev.atelier.core.sandbox.daemon.SandboxUser;
import dev.atelier.core.sandbox.daemon.SocketDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the daemon under bubblewrap. */
record BubblewrapLauncher(
        SandboxSettings settings,
        SandboxUser user,
        HostPrograms programs,
        Optional<ControlGroups> groups,
        Spawner spawner)
        implements SandboxLauncher {
    /**
     * Enters the control groups (the arguments up to the first {@code --}), opens the two files and becomes bubblewrap.
     * Options come in a file because sandboxed code can read the command line of process 1, and they name paths of this
     * machine.
     */
    private static final String ENTER = """
            set -e
            while [ "$1" != -- ]; do echo 0 > "$1"; shift; done
            exec 3< "$2" 4< "$3"
            shift 3
            exec "$@"
            """;

    @Override
    public SandboxHost launch(SandboxSpec spec, SocketDirectory sockets) {
        Optional<ControlGroup> group = Optional.empty();
        try {
            if (groups.isPresent()) {
                group = Optional.of(groups.get().create(sockets.name(), spec.limits()));
            }
            ProcessBuilder builder = new ProcessBuilder(command(spec, sockets, group))
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"));
            builder.environment().clear();
            return new BubblewrapHost(spawner.start(builder), group);
        } catch (IOException e) {
            group.ifPresent(ControlGroup::delete);
            throw SandboxFaults.notStarted("bubblewrap could not be started.").causedBy(e);
        }
    }

    private List<String> command(SandboxSpec spec, SocketDirectory sockets, Optional<ControlGroup> group)
            throws IOException {
        Optional<Machine> machine = Machine.current();
        Path filter = sockets.own().resolve("filter");
        Files.write(filter, machine.map(SystemCallFilter::forMachine).orElse(new byte[0]));

        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", ENTER, "sandbox"));
        group.ifPresent(limited -> limited.doors().forEach(door -> command.add(door.toString())));
        command.addAll(
                List.of("--", filter.toString(), writeOptions(spec, sockets).toString()));
        command.addAll(List.of(programs.bwrap().toString(), "--args", "4"));
        if (machine.isPresent()) {
            command.addAll(List.of("--seccomp", "3"));
        }
        command.add("--");
        command.addAll(BubblewrapOptions.command(programs, user, spec.limits(), group.isPresent()));
        return command;
    }

    private Path writeOptions(SandboxSpec spec, SocketDirectory sockets) throws IOException {
        Path etc = sockets.own().resolve("etc");
        RootFilesystem.writeEtc(etc, user.uid(), user.gid());
        List<String> root = RootFilesystem.options(programs, etc, settings.daemon(), settings.caBundle());
        List<String> options = BubblewrapOptions.forSandbox(spec, sockets, root, environment());
        Path file = sockets.own().resolve("options");
        Files.writeString(file, String.join("\0", options) + "\0");
        return file;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = settings.environmentInside(RootFilesystem.CA_BUNDLE);
        String standard = "/usr/local/bin:/usr/bin:/bin";
        environment.put(
                "PATH",
                programs.nodePrefixOutsideUsr()
                        .map(prefix -> RootFilesystem.NODE_PREFIX + "/bin:" + standard)
                        .orElse(standard));
        return environment;
    }

    /** Sandboxes of this kind do not outlive the platform that made them. */
    @Override
    public Optional<SandboxHost> adopt(SandboxSpec spec) {
        return Optional.empty();
    }

    @Override
    public void removeStranger(SandboxId id) {
        // there are none
    }
}
