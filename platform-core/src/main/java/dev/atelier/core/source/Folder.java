package dev.atelier.core.source;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * An open directory, and the only way in which this package touches what sandboxed code can reach.
 *
 * <p>It is held by file descriptor, not by name: whatever is renamed or swapped meanwhile, its methods act on entries of
 * this very directory, and on the entry itself where that is a link. Names are single path elements.
 *
 * <p>One thing a planted pipe can still do if it is swapped in between looking and opening: let the thread wait. That is
 * why every operation runs within {@link ProjectGate}.
 */
final class Folder implements AutoCloseable {
    private final SecureDirectoryStream<Path> stream;

    private Folder(SecureDirectoryStream<Path> stream) {
        this.stream = stream;
    }

    /** Opens a directory whose path nobody but the platform can change. */
    @SuppressWarnings("StreamResourceLeak") // closed with the folder
    static Folder trusted(Path directory) throws IOException {
        return new Folder(secure(Files.newDirectoryStream(directory)));
    }

    /** One part of a path as the file system wants it. */
    static Path name(String segment) {
        try {
            return Path.of(segment);
        } catch (InvalidPathException e) {
            throw SourceFaults.badPath(segment, "the platform was started without a UTF-8 locale (set LC_ALL=C.UTF-8)");
        }
    }

    /** What to do with each entry. */
    @FunctionalInterface
    interface EachName {
        void accept(Path name) throws IOException;
    }

    /** Goes through the names once; entries that come or go meanwhile may be missed. */
    void forEach(EachName action) throws IOException {
        try {
            for (Path entry : stream) {
                action.accept(entry.getFileName());
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    Optional<Stat> stat(Path name) throws IOException {
        try {
            return Optional.of(Stat.of(view(name).readAttributes()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    boolean has(Path name, Stat.Kind kind) throws IOException {
        return stat(name).filter(stat -> stat.is(kind)).isPresent();
    }

    /** Opens the directory of that name; empty if there is none, or something else. */
    Optional<Folder> enter(Path name) throws IOException {
        if (!has(name, Stat.Kind.FOLDER)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Folder(secure(stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS))));
        } catch (IOException e) {
            if (has(name, Stat.Kind.FOLDER)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Opens a file that was just seen to be one. */
    SeekableByteChannel read(Path name) throws IOException {
        return stream.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /** Removes a file, link or pipe: anything but a directory. */
    void deleteFile(Path name) throws IOException {
        stream.deleteFile(name);
    }

    void deleteEmptyFolder(Path name) throws IOException {
        stream.deleteDirectory(name);
    }

    /** Renames in one step, replacing a file of the target name. */
    void move(Path name, Folder target, Path targetName) throws IOException {
        stream.move(name, target.stream, targetName);
    }

    /** Lets the owner in again. */
    void makeWritable(Path name) throws IOException {
        view(name).setPermissions(PosixFilePermissions.fromString("rwx------"));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private PosixFileAttributeView view(Path name) {
        return stream.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        throw new IOException("this file system cannot open files relative to a directory");
    }
}
