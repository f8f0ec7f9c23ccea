package dev.atelier.core.source;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * Removes directories that sandboxed code has filled with whatever it liked.
 *
 * <p>A directory is first moved here, out of the sandboxes' sight; then its files are deleted and its directories moved
 * up beside it, until nothing is left. So no depth of nesting exhausts the stack or the file descriptors, and no link is
 * ever followed.
 */
final class Trash {
    private static final Logger LOG = System.getLogger(Trash.class.getName());
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Staging staging;

    Trash(Staging staging) {
        this.staging = staging;
    }

    /** Takes an entry away from where it is, in one step, and removes it with all that is in it. */
    void remove(Folder from, Path name) throws IOException {
        Path fresh = staging.freshName();
        try (Folder here = staging.open()) {
            from.move(name, here, fresh);
            purge(here, fresh);
        } catch (NoSuchFileException e) {
            // Somebody else removed it first, which is as good.
            LOG.log(Level.DEBUG, "gone before it was removed", e);
        }
    }

    private void purge(Folder here, Path first) throws IOException {
        Deque<Path> left = new ArrayDeque<>();
        left.push(first);
        while (!left.isEmpty()) {
            Path name = left.pop();
            try {
                purgeOne(here, name, left);
            } catch (AccessDeniedException | DirectoryNotEmptyException e) {
                LOG.log(Level.WARNING, "could not remove everything below " + staging.resolve(name), e);
            }
        }
    }

    /** Empties one directory and removes it; its directories are left to be done next. */
    private void purgeOne(Folder here, Path name, Deque<Path> left) throws IOException {
        Optional<Folder> opened = open(here, name);
        if (opened.isEmpty()) {
            here.deleteFile(name);
            return;
        }
        try (Folder folder = opened.get()) {
            folder.forEach(child -> {
                if (folder.has(child, Stat.Kind.FOLDER)) {
                    left.push(moveUp(folder, child, here));
                } else {
                    folder.deleteFile(child);
                }
            });
        }
        here.deleteEmptyFolder(name);
    }

    private Optional<Folder> open(Folder here, Path name) throws IOException {
        try {
            return here.enter(name);
        } catch (AccessDeniedException e) {
            // By its path, which nobody else can change: what lies directly in here is out of the sandboxes' reach.
            Files.setPosixFilePermissions(staging.resolve(name), OWNER_ONLY);
            return here.enter(name);
        }
    }

    private Path moveUp(Folder folder, Path child, Folder here) throws IOException {
        Path fresh = staging.freshName();
        try {
            folder.move(child, here, fresh);
        } catch (AccessDeniedException e) {
            // A directory that its owner may not write to cannot be moved by its owner either.
            folder.makeWritable(child);
            folder.move(child, here, fresh);
        }
        return fresh;
    }
}
