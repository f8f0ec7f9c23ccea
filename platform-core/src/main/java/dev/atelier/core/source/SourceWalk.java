package dev.atelier.core.source;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One walk through a work tree, which finds its source files: what earlier versions kept, and what is new and not
 * ignored.
 *
 * <p>It ends with a fault when there is too much, however little of that would be kept.
 */
final class SourceWalk {
    private static final int MOST_SKIPPED = 100;

    private final Tracked tracked;
    private final Limits limits;
    private final List<Found> files = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Instant start = Instant.now();
    private int entries;
    private long bytes;

    private SourceWalk(Tracked tracked, Limits limits) {
        this.tracked = tracked;
        this.limits = limits;
    }

    /** A source file as it was when the walk came by. */
    record Found(SourcePath path, Stat stat) {}

    /** What an earlier version kept; it stays part of the project even if it is ignored by now. */
    interface Tracked {
        boolean hasFile(String path);

        boolean hasFilesBelow(String folder);
    }

    static SourceWalk through(ProjectFiles project, Tracked tracked) throws IOException {
        SourceWalk walk = new SourceWalk(tracked, project.limits());
        try (Folder root = project.root()) {
            walk.enter(root, List.of(), Ignores.none(), false);
        }
        return walk;
    }

    List<Found> files() {
        return files;
    }

    FileListing listing() {
        List<FileEntry> sorted = files.stream()
                .map(found -> new FileEntry(found.path(), found.stat().size()))
                .sorted((one, other) -> one.path().compareTo(other.path()))
                .toList();
        long stamp = files.stream()
                .mapToLong(found -> Objects.hash(
                        found.path(), found.stat().size(), found.stat().modified()))
                .sum();
        return new FileListing(sorted, stamp);
    }

    /** What is not kept although nothing ignores it; the first hundred. */
    List<Skipped> skipped() {
        return skipped;
    }

    /** Whether the path lies in a directory that the platform may not read. */
    boolean isUnreadable(String path) {
        return unreadable.stream().anyMatch(path::startsWith);
    }

    /** No file was looked at before. */
    Instant start() {
        return start;
    }

    /** Goes through one directory; {@code ignored} tells that only tracked files count in it. */
    private void enter(Folder folder, List<String> at, Ignores above, boolean ignored) throws IOException {
        Ignores ignores = ignored ? above : withOwnRules(folder, at, above);
        folder.forEach(name -> {
            if (++entries > limits.entries()) {
                throw SourceFaults.tooManyFiles(limits.files());
            }
            visit(folder, name, at, ignores, ignored);
        });
    }

    private void visit(Folder folder, Path name, List<String> at, Ignores ignores, boolean ignored) throws IOException {
        Optional<Stat> stat = folder.stat(name);
        if (stat.isEmpty()) {
            return;
        }
        List<String> parts = new ArrayList<>(at);
        parts.add(name.toString());
        String path = String.join("/", parts);
        switch (stat.get().kind()) {
            case FILE -> visitFile(path, parts, stat.get(), ignores, ignored);
            case FOLDER -> visitFolder(folder, name, path, parts, ignores, ignored);
            case LINK -> skip(path, Skipped.Reason.LINK, ignored || ignoresLink(name, parts, ignores));
            case SPECIAL -> skip(path, Skipped.Reason.SPECIAL_FILE, ignored || ignores.ignores(parts, false));
        }
    }

    private void visitFile(String path, List<String> parts, Stat stat, Ignores ignores, boolean ignored) {
        if (!tracked.hasFile(path) && (ignored || ignores.ignores(parts, false))) {
            return;
        }
        Optional<SourcePath> usable = SourcePath.ifUsable(path);
        if (usable.isEmpty()) {
            skip(path, Skipped.Reason.NAME, false);
            return;
        }
        files.add(new Found(usable.get(), stat));
        if (files.size() > limits.files()) {
            throw SourceFaults.tooManyFiles(limits.files());
        }
        bytes += stat.size();
        if (bytes > limits.bytes()) {
            throw SourceFaults.projectTooLarge(limits.bytes(), largest());
        }
    }

    private void visitFolder(
            Folder folder, Path name, String path, List<String> parts, Ignores ignores, boolean ignored)
            throws IOException {
        boolean leftOut = ignored || Ignores.isGeneratedFolder(name.toString()) || ignores.ignores(parts, true);
        if (leftOut && !tracked.hasFilesBelow(path)) {
            return;
        }
        if (SourcePath.ifUsable(path).isEmpty()) {
            skip(path, Skipped.Reason.NAME, false);
            return;
        }
        try {
            Optional<Folder> child = folder.enter(name);
            if (child.isPresent()) {
                try (Folder open = child.get()) {
                    enter(open, parts, ignores, leftOut);
                }
            }
        } catch (AccessDeniedException e) {
            unreadable.add(path + "/");
            skip(path, Skipped.Reason.UNREADABLE, false);
        }
    }

    private static boolean ignoresLink(Path name, List<String> parts, Ignores ignores) {
        return Ignores.isGeneratedFolder(name.toString()) || ignores.ignores(parts, false);
    }

    private void skip(String path, Skipped.Reason reason, boolean ignored) {
        if (!ignored && skipped.size() < MOST_SKIPPED) {
            skipped.add(new Skipped(Printable.of(path), reason));
        }
    }

    private static Ignores withOwnRules(Folder folder, List<String> at, Ignores above) throws IOException {
        Path name = Folder.name(Ignores.FILE_NAME);
        if (!folder.has(name, Stat.Kind.FILE)) {
            return above;
        }
        try (SeekableByteChannel channel = folder.read(name)) {
            long size = Math.min(channel.size(), Ignores.LONGEST_FILE);
            byte[] content = Channels.newInputStream(channel).readNBytes((int) size);
            return above.with(content, at.size());
        } catch (AccessDeniedException | NoSuchFileException e) {
            return above;
        }
    }

    private SourcePath largest() {
        Found largest = files.getFirst();
        for (Found file : files) {
            largest = file.stat().size() > largest.stat().size() ? file : largest;
        }
        return largest.path();
    }
}
