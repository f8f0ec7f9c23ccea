package dev.atelier.core.source;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A ready-made {@code node_modules}, looked through once and put into many projects.
 *
 * <p>Where the sandboxes' user is not the platform's, files are hard-linked: that user neither owns them nor may write
 * to them, and package managers replace files rather than write into them. Where both are the same user, every project
 * gets copies, since a sandbox that writes to a shared file would write into all projects.
 *
 * <p>Looking through it beforehand is what makes this as fast as {@code cp -al}, which asks about every file again.
 */
final class Dependencies {
    private final Path modules;
    private final List<Path> folders = new ArrayList<>();
    private final List<Path> shared = new ArrayList<>();
    private final List<Path> copied = new ArrayList<>();
    private final List<Path> links = new ArrayList<>();

    private Dependencies(Path modules) {
        this.modules = modules;
    }

    /** Looks through a directory of the installation. */
    static Dependencies in(Path modules, FileOwner owner) throws IOException {
        Dependencies dependencies = new Dependencies(modules);
        Files.walkFileTree(modules, dependencies.new Scan(owner));
        return dependencies;
    }

    /** Fills an empty directory in the staging directory. */
    void putInto(Path target, Staging staging) throws IOException {
        for (Path folder : folders) {
            staging.giveAway(Files.createDirectory(target.resolve(folder)));
        }
        for (Path file : shared) {
            if (!link(modules.resolve(file), target.resolve(file))) {
                copy(file, target, staging);
            }
        }
        for (Path file : copied) {
            copy(file, target, staging);
        }
        for (Path link : links) {
            Path destination = Files.readSymbolicLink(modules.resolve(link));
            staging.giveAway(Files.createSymbolicLink(target.resolve(link), destination));
        }
    }

    private void copy(Path file, Path target, Staging staging) throws IOException {
        Path copy = target.resolve(file);
        Files.copy(modules.resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
        staging.giveAway(copy);
    }

    /** False on another file system, or when the file has as many links as it may have. */
    private static boolean link(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
            return true;
        } catch (NoSuchFileException e) {
            throw e;
        } catch (FileSystemException e) {
            return false;
        }
    }

    private final class Scan extends SimpleFileVisitor<Path> {
        private final FileOwner owner;

        Scan(FileOwner owner) {
            this.owner = owner;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(modules)) {
                folders.add(modules.relativize(folder));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path path = modules.relativize(file);
            if (attributes.isSymbolicLink()) {
                links.add(path);
            } else {
                (isSafeToShare(file) ? shared : copied).add(path);
            }
            return FileVisitResult.CONTINUE;
        }

        /** Whether a sandbox that has the file in its work tree can read it and do no more. */
        private boolean isSafeToShare(Path file) throws IOException {
            return switch (owner) {
                case FileOwner.ProcessOwner process -> false;
                case FileOwner.SandboxOwner(int uid, int gid) -> {
                    Set<PosixFilePermission> permissions = Files.readAttributes(file, PosixFileAttributes.class)
                            .permissions();
                    yield !Files.getAttribute(file, "unix:uid").equals(uid)
                            && !permissions.contains(PosixFilePermission.GROUP_WRITE)
                            && !permissions.contains(PosixFilePermission.OTHERS_WRITE)
                            && permissions.contains(PosixFilePermission.OTHERS_READ);
                }
            };
        }
    }
}
