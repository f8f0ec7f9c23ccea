package dev.atelier.core.browser.chromium;

import dev.atelier.core.sandbox.daemon.SandboxUser;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the browser is locked up: a root of its own that holds the machine's programs and fonts and nothing of the
 * platform's, no network, and a user who is neither root nor the one that sandboxes run as.
 */
record BrowserBox(BrowserPrograms programs, BrowserDirectory directory) {
    private static final int USER = 10002;
    private static final long SCRATCH_BYTES = 192L << 20;
    private static final long LARGEST_FILE = 128L << 20;
    /** Address space is no measure, since script engines reserve far more than they use; this counts what is used. */
    private static final long MOST_DATA = 1536L << 20;

    private static final List<String> TOP = List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");
    private static final List<String> OF_ETC =
            List.of("/etc/alternatives", "/etc/ld.so.cache", "/etc/fonts", "/etc/localtime", "/etc/ssl/certs");

    /** Enters the control groups (the arguments up to the first {@code --}) and opens bubblewrap's options. */
    private static final String ENTER = """
            set -e
            while [ "$1" != -- ]; do echo 0 > "$1"; shift; done
            exec 5< "$2"
            shift 2
            exec "$@"
            """;

    /** The whole command, entering those control groups. */
    List<String> command(List<Path> doors) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", ENTER, "browser"));
        doors.forEach(door -> command.add(door.toString()));
        Files.writeString(directory.options(), String.join("\0", options()) + "\0");
        command.addAll(List.of("--", directory.options().toString()));
        command.addAll(List.of(programs.bwrap().toString(), "--args", "5", "--"));
        command.addAll(List.of(programs.setpriv().toString()));
        if (SandboxUser.platformIsRoot()) {
            command.addAll(List.of("--reuid", "" + USER, "--regid", "" + USER, "--clear-groups"));
            command.addAll(List.of("--bounding-set", "-all"));
        }
        command.addAll(List.of("--no-new-privs", "--inh-caps", "-all", "--ambient-caps", "-all", "--"));
        command.addAll(List.of(programs.prlimit().toString(), "--core=0", "--nofile=8192"));
        command.addAll(List.of("--fsize=" + LARGEST_FILE, "--data=" + MOST_DATA));
        command.addAll(List.of("/bin/sh", BrowserDirectory.INSIDE + "/start"));
        return command;
    }

    /** Written to a file, because a page that has taken the browser over could read the command line of process 1. */
    private List<String> options() {
        List<String> options = new ArrayList<>(List.of("--unshare-ipc", "--unshare-pid", "--unshare-net"));
        options.addAll(List.of("--unshare-uts", "--unshare-cgroup-try", "--hostname", "browser"));
        options.addAll(List.of("--die-with-parent", "--new-session"));
        if (SandboxUser.platformIsRoot()) {
            options.addAll(List.of("--cap-drop", "ALL", "--cap-add", "CAP_SETUID"));
            options.addAll(List.of("--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP"));
        } else {
            options.add("--unshare-user");
        }
        options.addAll(List.of("--ro-bind", "/usr", "/usr"));
        TOP.forEach(top -> addTop(options, Path.of(top)));
        List.of("/etc", "/etc/ssl", "/run", "/opt").forEach(made -> {
            options.addAll(List.of("--perms", "0755", "--dir", made));
        });
        Stream.concat(OF_ETC.stream(), javaSettings())
                .forEach(file -> options.addAll(List.of("--ro-bind-try", file, file)));
        programs.outsideUsr()
                .forEach(prefix -> options.addAll(List.of("--ro-bind", prefix.toString(), prefix.toString())));
        options.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        tmpfs(options, "/dev/shm");
        tmpfs(options, "/tmp");
        options.addAll(List.of("--ro-bind", directory.shared().toString(), BrowserDirectory.INSIDE));
        options.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp", "--clearenv"));
        options.addAll(List.of("--setenv", "PATH", "/usr/bin:/bin", "--setenv", "HOME", "/tmp/home"));
        options.addAll(List.of("--setenv", "LANG", "C.UTF-8", "--setenv", "TZ", "UTC"));
        return options;
    }

    private static void tmpfs(List<String> options, String path) {
        options.addAll(List.of("--perms", "1777", "--size", String.valueOf(SCRATCH_BYTES), "--tmpfs", path));
    }

    /** Debian keeps the settings of its own JVMs there. */
    private static Stream<String> javaSettings() {
        String[] found = new File("/etc").list((etc, name) -> name.matches("java-\\d+-openjdk"));
        return found == null ? Stream.of() : Stream.of(found).map(name -> "/etc/" + name);
    }

    private static void addTop(List<String> options, Path top) {
        try {
            if (Files.isSymbolicLink(top)) {
                options.addAll(List.of("--symlink", Files.readSymbolicLink(top).toString(), top.toString()));
            } else if (Files.isDirectory(top)) {
                options.addAll(List.of("--ro-bind", top.toString(), top.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the link " + top, e);
        }
    }
}
