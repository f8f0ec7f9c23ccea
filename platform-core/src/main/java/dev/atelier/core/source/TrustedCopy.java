package dev.atelier.core.source;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Predicate;

/** Copies a directory of the installation's own, such as the template, into the staging directory. */
final class TrustedCopy extends SimpleFileVisitor<Path> {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwxr-xr-x");

    private final Path from;
    private final Path to;
    private final Staging staging;
    private final Predicate<String> leftOut;
    private final FileCopier copier;

    private TrustedCopy(Path from, Path to, Staging staging, Predicate<String> leftOut, FileCopier copier) {
        this.from = from;
        this.to = to;
        this.staging = staging;
        this.leftOut = leftOut;
        this.copier = copier;
    }

    private interface FileCopier {
        void copy(Path file, Path target) throws IOException;
    }

    /** Copies the source files of a template: generated directories are left out, and so are links. */
    static void ofTemplate(Path template, Path to, Staging staging) throws IOException {
        FileCopier copier = (file, target) -> {
            if (!Files.isSymbolicLink(file)) {
                copyFile(file, target, staging);
            }
        };
        Files.walkFileTree(template, new TrustedCopy(template, to, staging, Ignores::isGeneratedFolder, copier));
    }

    /**
     * Copies a directory with dependencies, links included. Files are not copied but linked where {@code owner} is not
     * the process's own user: then the sandboxes' user owns no file and may write to none, so projects can share them.
     * Otherwise each project gets its own, since one that writes to a shared file would write into all.
     */
    static void ofDependencies(Path modules, Path to, Staging staging, FileOwner owner) throws IOException {
        FileCopier copier = (file, target) -> {
            boolean shared = owner instanceof FileOwner.SandboxOwner(int uid, int gid)
                    && isSafeToShare(file, uid)
                    && link(file, target);
            if (!shared) {
                copyFile(file, target, staging);
            }
        };
        Files.walkFileTree(modules, new TrustedCopy(modules, to, staging, name -> false, copier));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        boolean top = folder.equals(from);
        if (!top && leftOut.test(folder.getFileName().toString())) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        Path target = target(folder);
        if (!top) {
            Files.createDirectory(target);
        }
        Files.setPosixFilePermissions(target, FOLDER);
        staging.giveAway(target);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        copier.copy(file, target(file));
        return FileVisitResult.CONTINUE;
    }

    private Path target(Path path) {
        return to.resolve(from.relativize(path).toString());
    }

    private static void copyFile(Path file, Path target, Staging staging) throws IOException {
        if (Files.isSymbolicLink(file)) {
            Files.createSymbolicLink(target, Files.readSymbolicLink(file));
        } else {
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
        staging.giveAway(target);
    }

    /** Whether a sandbox that has the file in its work tree can only read it. */
    private static boolean isSafeToShare(Path file, int sandboxUid) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return false;
        }
        Set<PosixFilePermission> permissions =
                Files.readAttributes(file, PosixFileAttributes.class).permissions();
        return !permissions.contains(PosixFilePermission.OTHERS_WRITE)
                && !permissions.contains(PosixFilePermission.GROUP_WRITE)
                && permissions.contains(PosixFilePermission.OTHERS_READ)
                && !Files.getAttribute(file, "unix:uid").equals(sandboxUid);
    }

    private static boolean link(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
            return true;
        } catch (FileSystemException e) {
            // Another file system, or more links than the file may have.
            return false;
        }
    }
}
