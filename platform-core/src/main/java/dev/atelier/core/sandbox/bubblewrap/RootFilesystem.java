package dev.atelier.core.sandbox.bubblewrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a sandbox sees of this machine: its programs, and of {@code /etc} what programs cannot do without. No host names,
 * users, keys, services or configuration of the machine.
 */
final class RootFilesystem {
    /** Where a Node that is not part of {@code /usr} appears. */
    static final String NODE_PREFIX = "/opt/atelier/node";

    static final String DAEMON = "/opt/atelier/daemon";
    static final String CA_BUNDLE = "/etc/atelier/ca-bundle.pem";

    private static final List<String> TOP = List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");
    /** Made by name, because those that bubblewrap makes by itself only root may enter. */
    private static final List<String> DIRECTORIES =
            List.of("/etc", "/etc/ssl", "/etc/atelier", "/opt", "/opt/atelier", "/run");

    private static final List<String> OF_ETC = List.of(
            "/etc/alternatives", "/etc/ld.so.cache", "/etc/ssl/certs", "/etc/ssl/openssl.cnf", "/etc/localtime");

    private RootFilesystem() {}

    /** bubblewrap's options for it. {@code etc} is a directory made by {@link #writeEtc}. */
    static List<String> options(HostPrograms programs, Path etc, Path daemon, Optional<Path> caBundle) {
        List<String> options = new ArrayList<>(List.of("--ro-bind", "/usr", "/usr"));
        DIRECTORIES.forEach(directory -> options.addAll(List.of("--perms", "0755", "--dir", directory)));
        TOP.forEach(top -> addTop(options, Path.of(top)));
        OF_ETC.forEach(file -> options.addAll(List.of("--ro-bind-try", file, file)));
        for (String file : List.of("passwd", "group", "hosts", "nsswitch.conf")) {
            options.addAll(List.of("--ro-bind", etc.resolve(file).toString(), "/etc/" + file));
        }
        caBundle.ifPresent(bundle -> options.addAll(List.of("--ro-bind", bundle.toString(), CA_BUNDLE)));
        programs.nodePrefixOutsideUsr()
                .ifPresent(prefix -> options.addAll(List.of("--ro-bind", prefix.toString(), NODE_PREFIX)));
        options.addAll(List.of("--ro-bind", daemon.toString(), DAEMON));
        return options;
    }

    /** Debian has links into {@code /usr} there, other systems directories. */
    private static void addTop(List<String> options, Path top) {
        if (Files.isSymbolicLink(top)) {
            try {
                options.addAll(List.of("--symlink", Files.readSymbolicLink(top).toString(), top.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the link " + top, e);
            }
        } else if (Files.isDirectory(top)) {
            options.addAll(List.of("--ro-bind", top.toString(), top.toString()));
        }
    }

    /** Writes the files of {@code /etc} that are the sandbox's own. */
    static void writeEtc(Path etc, int uid, int gid) throws IOException {
        Files.createDirectories(etc);
        Files.writeString(
                etc.resolve("passwd"),
                "root:x:0:0:root:/nonexistent:/usr/sbin/nologin\nsandbox:x:%d:%d:sandbox:/tmp/home:/bin/sh\n"
                        .formatted(uid, gid));
        Files.writeString(etc.resolve("group"), "root:x:0:\nsandbox:x:%d:\n".formatted(gid));
        Files.writeString(etc.resolve("hosts"), "127.0.0.1 localhost\n::1 localhost\n");
        Files.writeString(etc.resolve("nsswitch.conf"), "passwd: files\ngroup: files\nhosts: files\n");
    }
}
