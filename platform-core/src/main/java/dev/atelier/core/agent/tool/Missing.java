package dev.atelier.core.agent.tool;

import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.SourcePath;
import java.util.List;
import java.util.Locale;

/** What to say about a file that is not there: most often it is, elsewhere or with another ending. */
final class Missing {

    private Missing() {}

    static ToolOutcome file(SourcePath path, WatchedFiles files) {
        String stem = stem(path);
        List<String> near = files.list().stream()
                .map(FileEntry::path)
                .filter(other -> stem(other).equals(stem))
                .limit(5)
                .map(SourcePath::value)
                .toList();
        String hint = near.isEmpty() ? "Use list_files to see what there is." : "There is: " + String.join(", ", near);
        return new ToolOutcome.Failed("No such file", "There is no file " + path + ". " + hint);
    }

    /** The file's name without directory and ending, as people confuse them. */
    private static String stem(SourcePath path) {
        String name = path.value().substring(path.value().lastIndexOf('/') + 1);
        int dot = name.indexOf('.', 1);
        return (dot > 0 ? name.substring(0, dot) : name).toLowerCase(Locale.ROOT);
    }
}
