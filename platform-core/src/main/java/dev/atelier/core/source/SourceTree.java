package dev.atelier.core.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * An open project: its files as they are now, and its versions. May be used from any thread, and several may be open on
 * one project.
 *
 * <p>A version that does not exist is a fault {@code not_found}. Close it to free the few file handles it holds.
 */
public final class SourceTree implements AutoCloseable {
    private final ProjectGate gate;
    private final ProjectFiles files;
    private final History history;
    private final GuardedWorkTree workTree;

    SourceTree(ProjectGate gate, ProjectFiles files, History history) {
        this.gate = gate;
        this.files = files;
        this.history = history;
        this.workTree = new GuardedWorkTree(gate, files, history);
    }

    public WorkTree files() {
        return workTree;
    }

    /** The same number as long as no source file was changed, by their sizes and times. */
    public long stamp() {
        return workTree.look().stamp();
    }

    /** How many files the newest version has; takes no walk through the work tree. */
    public int size() {
        return gate.run(() -> SourceIndex.read(history).size());
    }

    /** What lies in the work tree and is not kept although nothing ignores it; the first hundred. */
    public List<Skipped> skipped() {
        return workTree.skipped();
    }

    /** What a file holds now, if there is a regular file of that name; of any size. */
    public Optional<ContentHash> hash(SourcePath path) {
        return gate.run(() -> new HandEdit(files, history).hashOf(path));
    }

    /**
     * Refuses what {@link #edit} would refuse, and changes nothing.
     *
     * @return whether there is anything to do: a write may be there already, also in the newest version
     */
    public boolean check(FileEdit edit) {
        return gate.run(() -> {
            HandEdit byHand = new HandEdit(files, history);
            byHand.check(edit);
            return !(edit instanceof FileEdit.Write write && byHand.isMade(write, newest(write.path())));
        });
    }

    /** What lies in a folder; a fault {@code not_found} if no source file does. */
    public FolderContent folder(SourcePath path) {
        return gate.run(() -> new FolderEdit(files, history).content(path));
    }

    /**
     * Changes one file or folder, if it is what the editor has seen.
     *
     * @throws dev.atelier.core.fault.FaultException {@code file_changed} if not, {@code path_taken} when there is something
     *     already where a file is to appear
     */
    public void edit(FileEdit edit) {
        gate.act(() -> new HandEdit(files, history).make(edit));
    }

    /** The newest version. */
    public Optional<CommitId> head() {
        return unlocked(history::head);
    }

    /**
     * Keeps the work tree as a version; empty when nothing has changed since the newest one.
     *
     * @throws dev.atelier.core.fault.FaultException {@code too_many_files} or {@code project_too_large} beyond 20,000
     *     files or 500 MB that are not ignored; nothing is kept then
     */
    public Optional<CommitId> checkpoint(String message, Author author) {
        return gate.run(() -> checkpointNow(message, author));
    }

    /** The newest versions, newest first. */
    public List<Commit> log(int limit) {
        return unlocked(() -> history.log(limit));
    }

    /** What changed from one version to another, with renamed files recognised. */
    public Patch diff(CommitId from, CommitId to) {
        return unlocked(() -> {
            try (ObjectReader reader = history.reader()) {
                return Differ.patch(reader, history.treeOf(from), history.treeOf(to));
            }
        });
    }

    /** What changed since the newest version. */
    public Patch uncommitted() {
        return gate.run(() -> {
            try (ObjectInserter inserter = history.inserter();
                    SourceIndex index = SourceIndex.read(history);
                    ObjectReader reader = history.reader()) {
                ObjectId now = Snapshot.take(files, index, inserter).tree();
                Optional<CommitId> head = history.head();
                ObjectId before = head.isPresent() ? history.treeOf(head.get()) : Differ.nothing(inserter);
                inserter.flush();
                return Differ.patch(reader, before, now);
            }
        });
    }

    /**
     * Writes the complete difference of two versions as {@code git apply} wants it: of any size, with binary files and
     * executable bits.
     */
    public void writePatch(CommitId from, CommitId to, OutputStream out) {
        unlocked(() -> {
            try (ObjectReader reader = history.reader()) {
                PatchWriter.write(reader, history.treeOf(from), history.treeOf(to), out);
                return true;
            }
        });
    }

    /**
     * Makes the work tree equal to a version. Ignored files stay; everything else that is not of that version goes, so
     * keep what is there with a checkpoint first. A checkpoint afterwards makes the restored state the newest version.
     */
    public void restore(CommitId to) {
        gate.act(() -> restoreNow(to));
    }

    /** Brings back one file of a version; deletes it if that version does not have it. */
    public void restoreFile(CommitId from, SourcePath path) {
        gate.act(() -> {
            ObjectId tree = history.treeOf(from);
            try (SourceIndex index = SourceIndex.read(history);
                    ObjectReader reader = history.reader()) {
                Optional<TreeFile> file = TreeFile.find(reader, tree, path);
                if (file.isPresent()) {
                    new Restore(files, index, reader).one(file.get(), path);
                } else {
                    files.delete(path);
                }
            }
        });
    }

    /** A file's bytes in a version, if not more than {@link WorkTree#LARGEST_FILE}. */
    public byte[] read(CommitId at, SourcePath path) {
        return unlocked(() -> {
            try (ObjectReader reader = history.reader()) {
                TreeFile file =
                        TreeFile.find(reader, history.treeOf(at), path).orElseThrow(() -> SourceFaults.noFile(path));
                return bytesOf(reader, file, path);
            }
        });
    }

    /** The files of a version, sorted by path. */
    public List<SourcePath> list(CommitId at) {
        return unlocked(() -> {
            try (ObjectReader reader = history.reader()) {
                return TreeFile.of(reader, history.treeOf(at)).stream()
                        .flatMap(file -> file.place().stream())
                        .sorted()
                        .toList();
            }
        });
    }

    /** Writes a version as a ZIP archive; the same version gives the same bytes. Does not close the stream. */
    public void exportZip(CommitId at, OutputStream out) {
        unlocked(() -> {
            try (ObjectReader reader = history.reader()) {
                ZipExport.write(reader, history.treeOf(at), history.timeOf(at), out);
                return true;
            }
        });
    }

    /**
     * Keeps what changed from one version to another as one commit on top of the first, for others to look at. It is no
     * version of this project. The same arguments give the same commit, so that doing it again does nothing twice.
     */
    public CommitId propose(CommitId from, CommitId to, String message, Author author) {
        return gate.run(() -> {
            try (ObjectInserter inserter = history.inserter()) {
                return history.propose(from, to, inserter, message, author);
            }
        });
    }

    /** The project's bare repository, for the parts of this package that reach other repositories. */
    public Path gitDirectory() {
        return history.directory();
    }

    @Override
    public void close() {
        history.close();
    }

    /** For a new project, by whoever is at the gate already: puts files in and makes the first version. */
    void fill(Path template, Map<SourcePath, byte[]> more, String message, Author author) throws IOException {
        TemplateCopy.copy(template, files);
        begin(more, message, author);
    }

    /** The same where the template's files are in place already. */
    void begin(Map<SourcePath, byte[]> more, String message, Author author) throws IOException {
        for (Map.Entry<SourcePath, byte[]> file : more.entrySet()) {
            InputStream content = new ByteArrayInputStream(file.getValue());
            files.write(file.getKey(), content, false, ProjectFiles.Obstacle.REMOVED);
        }
        checkpointNow(message, author);
    }

    /** For an empty work tree, by whoever is at the gate already: brings back the newest version. */
    void refill() throws IOException {
        Optional<CommitId> newest = history.head();
        if (newest.isPresent()) {
            restoreNow(newest.get());
        }
    }

    /** For a draft, which nobody else has: the files as they are become the first version. */
    CommitId keepFirst(String message, Author author) throws IOException {
        return checkpointNow(message, author).orElseThrow(() -> new IOException("there is a version already"));
    }

    /** For a draft, which nobody else has: a version from elsewhere becomes the first, and its files are written. */
    List<String> startFrom(CommitId commit) throws IOException {
        List<String> leftOut;
        try (ObjectReader reader = history.reader()) {
            leftOut = ForeignVersion.check(reader, history.treeOf(commit), files.limits());
        }
        history.startAt(commit);
        restoreNow(commit);
        return leftOut;
    }

    /** By whoever is at the gate already: removes what a killed process left behind. */
    void recover() throws IOException {
        history.unlock();
    }

    private Optional<byte[]> newest(SourcePath path) throws IOException {
        Optional<CommitId> head = history.head();
        if (head.isEmpty()) {
            return Optional.empty();
        }
        try (ObjectReader reader = history.reader()) {
            Optional<TreeFile> file = TreeFile.find(reader, history.treeOf(head.get()), path);
            return file.isEmpty() ? Optional.empty() : Optional.of(bytesOf(reader, file.get(), path));
        }
    }

    private static byte[] bytesOf(ObjectReader reader, TreeFile file, SourcePath path) throws IOException {
        ObjectLoader content = reader.open(file.content(), Constants.OBJ_BLOB);
        if (content.getSize() > WorkTree.LARGEST_FILE) {
            throw SourceFaults.fileTooLarge(path, WorkTree.LARGEST_FILE);
        }
        try (InputStream bytes = content.openStream()) {
            return bytes.readAllBytes();
        }
    }

    private void restoreNow(CommitId to) throws IOException {
        ObjectId tree = history.treeOf(to);
        try (SourceIndex index = SourceIndex.lock(history);
                ObjectReader reader = history.reader()) {
            new Restore(files, index, reader).all(tree);
            index.save();
        }
    }

    private Optional<CommitId> checkpointNow(String message, Author author) throws IOException {
        try (SourceIndex index = SourceIndex.lock(history);
                ObjectInserter inserter = index.size() == 0 ? history.packInserter() : history.inserter()) {
            Snapshot.Taken taken = Snapshot.take(files, index, inserter);
            Optional<CommitId> made = Optional.empty();
            Optional<CommitId> head = history.head();
            if (head.isEmpty() || !history.treeOf(head.get()).equals(taken.tree())) {
                made = Optional.of(history.commit(taken.tree(), inserter, message, author));
            }
            if (taken.worthSaving()) {
                index.save();
            }
            return made;
        }
    }

    /** Reading what is stored needs no turn: it never changes. */
    private static <T> T unlocked(ProjectGate.Operation<T> operation) {
        try {
            return operation.run();
        } catch (IOException e) {
            throw SourceFaults.storage(e);
        }
    }
}
