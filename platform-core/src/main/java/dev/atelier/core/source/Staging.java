package dev.atelier.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where files and directories are made before they are moved into a work tree in one step.
 *
 * <p>It lies beside the work trees, on the same file system and out of every sandbox's sight: nobody can reach a file
 * while it is being written, a dev server sees either the old or the new one, and no watcher is woken by a temporary
 * name. Java has no way to make a directory relative to an open one, so directories come from here too.
 */
final class Staging {
    private static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    private final Path directory;
    private final FileOwner owner;
    private final AtomicLong counter = new AtomicLong();

    Staging(Path directory, FileOwner owner) {
        this.directory = directory;
        this.owner = owner;
    }

    /** Opens it, to move things here or away. */
    Folder open() throws IOException {
        return Folder.trusted(directory);
    }

    /** A name that is not in use here. */
    Path freshName() {
        return Path.of(Long.toString(counter.incrementAndGet()));
    }

    Path resolve(Path name) {
        return directory.resolve(name);
    }

    /** Makes a file here. */
    Path file(InputStream content, boolean executable) throws IOException {
        Path name = freshName();
        Path file = resolve(name);
        try {
            Files.copy(content, file);
            Files.setPosixFilePermissions(file, executable ? EXECUTABLE : PLAIN);
            giveAway(file);
        } catch (IOException | RuntimeException e) {
            discard(name);
            throw e;
        }
        return name;
    }

    /** Makes an empty directory here. */
    Path folder() throws IOException {
        Path name = freshName();
        Path folder = Files.createDirectory(resolve(name));
        Files.setPosixFilePermissions(folder, EXECUTABLE);
        giveAway(folder);
        return name;
    }

    /** Moves what was made here to its place in one step, replacing a file there. */
    void place(Path name, Folder target, Path targetName) throws IOException {
        try (Folder here = open()) {
            here.move(name, target, targetName);
        }
    }

    /** Removes a file or empty directory here, if there still is one. */
    void discard(Path name) throws IOException {
        Files.deleteIfExists(resolve(name));
    }

    /** Gives something that lies here to the sandboxes' user. */
    void giveAway(Path path) throws IOException {
        switch (owner) {
            case FileOwner.ProcessOwner process -> {}
            case FileOwner.SandboxOwner(int uid, int gid) -> {
                Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
