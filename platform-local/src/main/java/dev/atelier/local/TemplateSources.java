package dev.atelier.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the template, without what its tools put beside them. */
final class TemplateSources {
    private static final Set<String> NOT_SOURCES = Set.of("node_modules", "dist", ".vite", "coverage");

    private TemplateSources() {}

    /** Changes whenever a name or a content changes. */
    static String hash(Path sources) throws IOException {
        if (!Files.isRegularFile(sources.resolve("package-lock.json"))) {
            throw new Complaint(sources + " has no package-lock.json. Is this a whole checkout of Atelier?");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files(sources)) {
                digest.update(sources.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Copies the sources into a directory that does not exist yet. */
    static void copy(Path sources, Path target) throws IOException {
        for (Path file : files(sources)) {
            Path copied = target.resolve(sources.relativize(file));
            Files.createDirectories(copied.getParent());
            Files.copy(file, copied);
        }
    }

    /**
     * Lets everybody read and nobody else write: projects hold hard links to these files, so that whoever could write
     * to one would write into the projects of all tenants.
     */
    static void protect(Path tree) throws IOException {
        Set<PosixFilePermission> directory = PosixFilePermissions.fromString("rwxr-xr-x");
        Set<PosixFilePermission> plain = PosixFilePermissions.fromString("rw-r--r--");
        Set<PosixFilePermission> program = PosixFilePermissions.fromString("rwxr-xr-x");
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    Files.setPosixFilePermissions(path, directory);
                } else if (!Files.isSymbolicLink(path)) {
                    Files.setPosixFilePermissions(path, Files.isExecutable(path) ? program : plain);
                }
            }
        }
    }

    private static List<Path> files(Path sources) throws IOException {
        try (Stream<Path> all = Files.walk(sources)) {
            return all.filter(path -> isSource(sources.relativize(path)))
                    .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isSource(Path relative) {
        for (Path name : relative) {
            if (NOT_SOURCES.contains(name.toString())) {
                return false;
            }
        }
        return true;
    }
}
