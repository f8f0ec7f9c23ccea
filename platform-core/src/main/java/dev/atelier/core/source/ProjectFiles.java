package dev.atelier.core.source;

import dev.atelier.core.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the way from a work tree's own directory to a {@link SourcePath}, following no link. */
final class ProjectFiles {
    private final Path root;
    private final Staging staging;
    private final Trash trash;
    private final Limits limits;

    ProjectFiles(Path root, Staging staging, Trash trash, Limits limits) {
        this.root = root;
        this.staging = staging;
        this.trash = trash;
        this.limits = limits;
    }

    /** What becomes of something that lies where a directory or file has to be. */
    enum Obstacle {
        REFUSED,
        REMOVED
    }

    /** Reads a file's content. */
    @FunctionalInterface
    interface Reader<T> {
        /** The size is the most that may be read: it is 0 for a pipe in a file's place. */
        T read(InputStream content, long size) throws IOException;
    }

    Limits limits() {
        return limits;
    }

    Folder root() throws IOException {
        return Folder.trusted(root);
    }

    Optional<Stat> stat(SourcePath path) throws IOException {
        Optional<Folder> found = folderOf(path);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (Folder folder = found.get()) {
            return folder.stat(Folder.name(path.name()));
        }
    }

    byte[] read(SourcePath path, long maxBytes) throws IOException {
        return read(path, (content, size) -> {
            if (size > maxBytes) {
                throw SourceFaults.fileTooLarge(path, maxBytes);
            }
            return content.readNBytes((int) size);
        });
    }

    <T> T read(SourcePath path, Reader<T> reader) throws IOException {
        Optional<T> result = readIfFile(path, reader);
        if (result.isPresent()) {
            return result.get();
        }
        throw stat(path).isPresent() ? SourceFaults.notAFile(path) : SourceFaults.noFile(path);
    }

    /** Empty if there is no regular file of that name (any more). */
    <T> Optional<T> readIfFile(SourcePath path, Reader<T> reader) throws IOException {
        Optional<Folder> found = folderOf(path);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Path name = Folder.name(path.name());
        try (Folder folder = found.get()) {
            if (!folder.has(name, Stat.Kind.FILE)) {
                return Optional.empty();
            }
            try (SeekableByteChannel channel = folder.read(name)) {
                return Optional.of(reader.read(Channels.newInputStream(channel), channel.size()));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }
    }

    void write(SourcePath path, InputStream content, boolean executable, Obstacle obstacle) throws IOException {
        Path staged = staging.file(content, executable);
        Path name = Folder.name(path.name());
        try (Folder folder = makeFolderOf(path, obstacle)) {
            if (folder.has(name, Stat.Kind.FOLDER)) {
                clear(folder, name, obstacle, () -> SourceFaults.notAFile(path));
            }
            staging.place(staged, folder, name);
        } finally {
            staging.discard(staged);
        }
    }

    /** Removes a file, link or pipe, and the directories that are empty without it. */
    void delete(SourcePath path) throws IOException {
        try (Folder folder = folderOf(path).orElseThrow(() -> SourceFaults.noFile(path))) {
            Path name = Folder.name(path.name());
            Stat stat = folder.stat(name).orElseThrow(() -> SourceFaults.noFile(path));
            if (stat.is(Stat.Kind.FOLDER)) {
                throw SourceFaults.notAFile(path);
            }
            folder.deleteFile(name);
        } catch (NoSuchFileException e) {
            throw SourceFaults.noFile(path);
        }
        pruneAbove(path);
    }

    /** The same, where it is as good if somebody else was faster. */
    void deleteIfThere(SourcePath path) throws IOException {
        Optional<Stat> stat = stat(path);
        if (stat.isPresent() && !stat.get().is(Stat.Kind.FOLDER)) {
            delete(path);
        }
    }

    void rename(SourcePath from, SourcePath to) throws IOException {
        if (to.value().startsWith(from + "/")) {
            throw SourceFaults.intoItself(from);
        }
        try (Folder source = folderOf(from).orElseThrow(() -> SourceFaults.noFile(from))) {
            Path name = Folder.name(from.name());
            if (source.stat(name).isEmpty()) {
                throw SourceFaults.noFile(from);
            }
            try (Folder target = makeFolderOf(to, Obstacle.REFUSED)) {
                Path targetName = Folder.name(to.name());
                if (target.stat(targetName).isPresent()) {
                    throw SourceFaults.taken(to);
                }
                source.move(name, target, targetName);
            }
        }
        pruneAbove(from);
    }

    /** The directory that the path's last part is in; empty if there is none. */
    private Optional<Folder> folderOf(SourcePath path) throws IOException {
        Folder folder = root();
        for (String segment : directoriesOf(path)) {
            Optional<Folder> next;
            try (Folder above = folder) {
                next = above.enter(Folder.name(segment));
            }
            if (next.isEmpty()) {
                return Optional.empty();
            }
            folder = next.get();
        }
        return Optional.of(folder);
    }

    private Folder makeFolderOf(SourcePath path, Obstacle obstacle) throws IOException {
        Folder folder = root();
        for (String segment : directoriesOf(path)) {
            try (Folder above = folder) {
                folder = enterOrMake(above, Folder.name(segment), path, obstacle);
            }
        }
        return folder;
    }

    private Folder enterOrMake(Folder above, Path name, SourcePath path, Obstacle obstacle) throws IOException {
        Optional<Folder> existing = above.enter(name);
        if (existing.isPresent()) {
            return existing.get();
        }
        if (above.stat(name).isPresent()) {
            clear(above, name, obstacle, () -> SourceFaults.blocked(path));
        }
        Path made = staging.folder();
        try {
            staging.place(made, above, name);
        } finally {
            staging.discard(made);
        }
        // Swapped again within a moment: nothing that a well-meaning program does.
        return above.enter(name).orElseThrow(() -> SourceFaults.blocked(path));
    }

    private void clear(Folder folder, Path name, Obstacle obstacle, Supplier<FaultException> refusal)
            throws IOException {
        switch (obstacle) {
            case REFUSED -> throw refusal.get();
            case REMOVED -> trash.remove(folder, name);
        }
    }

    private void pruneAbove(SourcePath path) throws IOException {
        Optional<SourcePath> emptied = path.parent();
        while (emptied.isPresent() && deleteIfEmpty(emptied.get())) {
            emptied = emptied.get().parent();
        }
    }

    private boolean deleteIfEmpty(SourcePath directory) throws IOException {
        Optional<Folder> found = folderOf(directory);
        if (found.isEmpty()) {
            return false;
        }
        try (Folder folder = found.get()) {
            folder.deleteEmptyFolder(Folder.name(directory.name()));
            return true;
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            return false;
        }
    }

    private static List<String> directoriesOf(SourcePath path) {
        List<String> segments = path.segments();
        return segments.subList(0, segments.size() - 1);
    }
}
