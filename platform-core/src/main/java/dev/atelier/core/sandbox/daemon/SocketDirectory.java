package dev.atelier.core.sandbox.daemon;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one sandbox.
 *
 * <pre>
 *   sbx/3f9a…/              the platform's; no sandbox sees it
 *     exec.sock, dev.sock   made by the daemon in "in", then moved here
 *     in/                   what the sandbox sees as /run/sbx
 *       egress.sock         made by the platform here above, then moved there
 * </pre>
 *
 * <p>Sandboxed code can write into {@code in}, so nothing is ever connected to by a path through it: a link planted
 * there under the name of a socket could lead to another sandbox, or to the container engine. A socket keeps working
 * when its file is moved, so the daemon's are moved out of reach as soon as they exist; moving follows no link, and what
 * arrived is checked to be a socket, which can only be one that was made inside. After that, not even the daemon's own
 * user can put anything in their place. Where the platform is root, {@code in} is locked as well.
 */
public final class SocketDirectory {
    static final String LONGEST_NAME = "egress.sock";

    private static final Logger LOG = System.getLogger(SocketDirectory.class.getName());
    private static final String EXEC = "exec.sock";
    private static final String DEV = "dev.sock";
    private static final int FILE_TYPE = 0170000;
    private static final int SOCKET_TYPE = 0140000;

    private final Path own;
    private final Path shared;
    private final SandboxUser user;

    SocketDirectory(Path own, SandboxUser user) {
        this.own = own;
        this.shared = own.resolve("in");
        this.user = user;
    }

    /** What to mount at {@code /run/sbx}. */
    public Path shared() {
        return shared;
    }

    /** A name that no other sandbox of the installation has, short enough for anything. */
    public String name() {
        return String.valueOf(own.getFileName());
    }

    /** A place for what belongs to the sandbox and is not for its eyes. */
    public Path own() {
        return own;
    }

    Path execSocket() {
        return own.resolve(EXEC);
    }

    /** Connections to it reach the dev service. */
    public Path devSocket() {
        return own.resolve(DEV);
    }

    void make() throws IOException {
        Files.createDirectory(own, SocketDirectories.PASSAGE);
        Files.createDirectory(shared);
        // Said after making it, because a umask would have taken some of it away.
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (SandboxUser.platformIsRoot()) {
            user.own(shared);
        }
    }

    boolean isComplete() {
        return isSocket(execSocket()) && isSocket(devSocket());
    }

    /** Where the platform's own listener is to be made, before {@link #publishEgress}. */
    public Path egressSocket() {
        return own.resolve(LONGEST_NAME);
    }

    /** Puts the platform's listening socket where the sandbox can connect to it. */
    public void publishEgress() throws IOException {
        Files.setPosixFilePermissions(egressSocket(), PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.move(egressSocket(), shared.resolve(LONGEST_NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The daemon's socket where it was made. Only for the moment between the start of a sandbox in a fresh directory and
     * {@link #takeSockets}, in which nothing but the daemon runs.
     */
    Path fresh() {
        return shared.resolve(EXEC);
    }

    /** Takes the daemon's sockets out of the sandbox's reach; the daemon must be listening on both. */
    void takeSockets() throws IOException {
        take(DEV);
        take(EXEC);
        if (SandboxUser.platformIsRoot()) {
            SandboxUser.giveToRoot(shared);
        }
    }

    private void take(String name) throws IOException {
        Path taken = own.resolve(name);
        Files.move(shared.resolve(name), taken, StandardCopyOption.ATOMIC_MOVE);
        if (!isSocket(taken)) {
            throw new IOException(name + " is not a socket");
        }
    }

    /** Deletes it with all that it holds, following no link. Only for a sandbox that has ended. */
    void delete() {
        try {
            Files.walkFileTree(own, new Deletion());
        } catch (NoSuchFileException nothingThere) {
            // as it should be
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a socket directory could not be deleted: " + own, e);
        }
    }

    /** Whether there is a socket at this path; a link to one is none. */
    static boolean isSocket(Path path) {
        try {
            int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            return (mode & FILE_TYPE) == SOCKET_TYPE;
        } catch (IOException e) {
            return false;
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException error) throws IOException {
            if (error != null) {
                throw error;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
