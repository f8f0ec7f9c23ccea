package dev.atelier.core.source;

import dev.atelier.core.fault.FaultException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory with one directory per project, named by its id, and beside them the place where this process makes new
 * ones and takes old ones apart.
 *
 * <p>Nobody but the platform can reach or rename what lies directly in it.
 */
final class ProjectDirectories {
    private static final Logger LOG = System.getLogger(ProjectDirectories.class.getName());
    private static final String STAGING = ".staging";
    private static final String LOCK = ".lock";
    private static final Pattern PROJECT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path root;
    private final Path stagingPath;
    private final Staging staging;
    private final Trash trash;

    /** Locked until the process ends, by which others know that the staging directory is in use. */
    @SuppressWarnings({"UnusedVariable", "FieldCanBeLocal"}) // closed, and so unlocked, if nobody held on to it
    private final FileChannel alive;

    private ProjectDirectories(Path root, Path stagingPath, FileOwner owner, FileChannel alive) {
        this.root = root;
        this.stagingPath = stagingPath;
        this.staging = new Staging(stagingPath, owner);
        this.trash = new Trash(staging);
        this.alive = alive;
    }

    static ProjectDirectories in(Path directory, FileOwner owner) throws IOException {
        Path root = Files.createDirectories(directory).toRealPath();
        Path all = Files.createDirectories(root.resolve(STAGING));
        Files.setPosixFilePermissions(all, PosixFilePermissions.fromString("rwx------"));
        String own = UUID.randomUUID().toString();
        FileChannel alive =
                FileChannel.open(all.resolve(own + LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        alive.lock();
        Path stagingPath = Files.createDirectory(all.resolve(own));
        return new ProjectDirectories(root, stagingPath, owner, alive);
    }

    Path of(ProjectId project) {
        return root.resolve(project.toString());
    }

    boolean has(ProjectId project) {
        return Files.isDirectory(of(project), LinkOption.NOFOLLOW_LINKS);
    }

    /** All projects that have a directory here. */
    List<ProjectId> all() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> PROJECT.matcher(name).matches())
                    .map(ProjectId::of)
                    .toList();
        }
    }

    Staging staging() {
        return staging;
    }

    Trash trash() {
        return trash;
    }

    /** Moves a directory that was made in the staging directory to its place, in one step. */
    void adopt(Path prepared, ProjectId project) throws IOException {
        Files.move(prepared, of(project), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes a project's directory, if there is one: at once by its name, then file by file. */
    void remove(ProjectId project) throws IOException {
        if (has(project)) {
            try (Folder parent = Folder.trusted(root)) {
                trash.remove(parent, of(project).getFileName());
            }
        }
    }

    /** Removes what was prepared and is not wanted. */
    void discard(Path prepared) throws IOException {
        try (Folder here = staging.open()) {
            trash.remove(here, prepared.getFileName());
        }
    }

    /** Removes what processes that are gone have left behind. */
    void sweep() throws IOException {
        try (Folder all = Folder.trusted(stagingPath.resolveSibling(""))) {
            all.forEach(name -> {
                if (name.toString().endsWith(LOCK)) {
                    sweep(all, name);
                }
            });
        }
    }

    private void sweep(Folder all, Path lockName) throws IOException {
        String name = lockName.toString();
        Path directory = Path.of(name.substring(0, name.length() - LOCK.length()));
        try (FileChannel channel = FileChannel.open(stagingPath.resolveSibling(lockName), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                trash.remove(all, directory);
                all.deleteFile(lockName);
            }
        } catch (OverlappingFileLockException e) {
            // Ours, or of another instance in this process.
            return;
        }
    }

    /** Tries what everything here rests on. */
    void checkThatItWorks() throws IOException {
        staging.discard(staging.folder());
        staging.open().close();
        try {
            Folder.name("é");
        } catch (FaultException e) {
            LOG.log(Level.WARNING, "Files with other names than ASCII ones will be refused: {0}", e.getMessage());
        }
    }
}
