package dev.atelier.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.Optional;

/**
 * The data directory.
 *
 * <p>A directory becomes ours by a marker file, which is only put into a directory that is empty or does not exist yet.
 * {@link #clear} therefore never deletes what somebody else keeps there.
 */
public final class Home {
    private static final String MARKER = "atelier-home";
    /** Dear to make and made from the sources alone: starting afresh keeps it. */
    private static final String CACHE = "template";

    private final Path root;

    private Home(Path root) {
        this.root = root;
    }

    /** Opens the directory, making it if need be. */
    public static Home open(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            if (!isOurs(root)) {
                if (!isEmpty(root)) {
                    throw new HomeException(root + " has files in it that are not Atelier's. Choose another directory:"
                            + " ATELIER_HOME=/path/to/an/empty/directory");
                }
                Files.writeString(
                        root.resolve(MARKER),
                        "This directory is Atelier's data. \"./atelier up --fresh\" empties it.\n");
            }
            // Everybody's projects and the database lie below; what other users of the machine should see is served.
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            Home home = new Home(root);
            Files.createDirectories(home.run());
            Files.setPosixFilePermissions(home.run(), PosixFilePermissions.fromString("rwx------"));
            return home;
        } catch (IOException e) {
            throw new HomeException(
                    "The data directory " + root + " cannot be written (" + e.getMessage()
                            + "). Choose another one with ATELIER_HOME, or run as the user it belongs to.",
                    e);
        }
    }

    /** The directory, if it is one of ours; nothing is made. */
    public static Optional<Home> find(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        return isOurs(root) ? Optional.of(new Home(root)) : Optional.empty();
    }

    /** Deletes all data but the cache and what the present owner of the lock holds; never follows a link. */
    public void clear() {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!name.equals(MARKER) && !name.equals(CACHE) && !entry.equals(run())) {
                    Trees.delete(entry);
                }
            }
        } catch (IOException e) {
            throw new HomeException("The data in " + root + " cannot be deleted (" + e.getMessage() + ").", e);
        }
    }

    public Path root() {
        return root;
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path logs() {
        return directory("logs");
    }

    /** What only the running instance needs. Readable by its user alone. */
    public Path run() {
        return root.resolve("run");
    }

    /** The routes of the gateway. */
    public Path routes() {
        return directory("routes");
    }

    public Path templates() {
        return directory(CACHE);
    }

    /** A server's own directory; may not exist yet. */
    public Path of(String server) {
        return root.resolve(server);
    }

    private Path directory(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path root) {
        return Files.isRegularFile(root.resolve(MARKER), LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            Iterator<Path> first = entries.iterator();
            return !first.hasNext();
        }
    }
}
