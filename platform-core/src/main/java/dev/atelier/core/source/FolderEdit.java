package dev.atelier.core.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Looks at, moves and deletes a folder with all source files in it, by whoever is at the gate. */
final class FolderEdit {
    private final ProjectFiles files;
    private final History history;

    FolderEdit(ProjectFiles files, History history) {
        this.files = files;
        this.history = history;
    }

    /** What is in it now; a fault if no source file is. */
    FolderContent content(SourcePath folder) throws IOException {
        ByteArrayOutputStream listed = new ByteArrayOutputStream();
        int count = 0;
        for (SourcePath path : below(folder)) {
            Optional<ContentHash> hash = files.readIfFile(path, (content, size) -> ContentHash.of(content));
            if (hash.isPresent()) {
                count++;
                listed.writeBytes((path + "\0" + hash.get() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        if (count == 0) {
            throw SourceFaults.noFolder(folder);
        }
        return new FolderContent(count, ContentHash.of(listed.toByteArray()));
    }

    /** Refuses what is not what the editor has seen. */
    void check(SourcePath folder, ContentHash expected) throws IOException {
        if (!content(folder).hash().equals(expected)) {
            throw SourceFaults.changed(folder);
        }
    }

    /** Refuses a move to where there is something, or where not each of the files could be. */
    void checkMove(SourcePath from, SourcePath to) throws IOException {
        if (to.equals(from) || files.stat(to).isPresent()) {
            throw SourceFaults.taken(to);
        }
        if (to.value().startsWith(from + "/")) {
            throw SourceFaults.intoItself(from);
        }
        for (SourcePath path : below(from)) {
            HandEdit.refuseGenerated(history, moved(path, from, to));
        }
    }

    /** With all that lies in it. If the project's own rules ignore the new place, it is moved back: nothing would be kept. */
    void move(SourcePath from, SourcePath to) throws IOException {
        List<SourcePath> before = below(from);
        files.rename(from, to);
        if (below(to).size() < before.size()) {
            files.rename(to, from);
            throw SourceFaults.ignored(to);
        }
    }

    /** The source files alone: what no version has stays where it is, for it could not be had back. */
    void delete(SourcePath folder) throws IOException {
        for (SourcePath path : below(folder)) {
            files.deleteIfThere(path);
        }
    }

    private static SourcePath moved(SourcePath path, SourcePath from, SourcePath to) {
        return new SourcePath(to.value() + path.value().substring(from.value().length()));
    }

    private List<SourcePath> below(SourcePath folder) throws IOException {
        try (SourceIndex index = SourceIndex.read(history)) {
            return SourceWalk.through(files, index).files().stream()
                    .map(SourceWalk.Found::path)
                    .filter(path -> path.value().startsWith(folder + "/"))
                    .sorted()
                    .toList();
        }
    }
}
