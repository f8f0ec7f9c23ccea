package dev.atelier.core.agent.tool;

import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.SourcePath;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Held under a command: when that has deleted or emptied most of the project, it is put back at once (X12). Nothing is
 * held for projects too large to be read in a moment; their history has everything up to this turn.
 */
final class SafetyNet {
    private static final int MOST_FILES = 600;
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private final WatchedFiles files;
    private final Map<SourcePath, byte[]> content;
    private final Map<SourcePath, Long> sizes;

    private SafetyNet(WatchedFiles files, Map<SourcePath, byte[]> content, Map<SourcePath, Long> sizes) {
        this.files = files;
        this.content = content;
        this.sizes = sizes;
    }

    static SafetyNet under(WatchedFiles files) {
        Map<SourcePath, Long> sizes = sizes(files);
        long bytes = sizes.values().stream().mapToLong(Long::longValue).sum();
        Map<SourcePath, byte[]> content = new LinkedHashMap<>();
        if (sizes.size() <= MOST_FILES && bytes <= MOST_BYTES) {
            sizes.keySet().forEach(path -> content.put(path, files.read(path)));
        }
        return new SafetyNet(files, content, sizes);
    }

    /** Looks what the command has done, and undoes a catastrophe. */
    Optional<String> mend() {
        Map<SourcePath, Long> now = sizes(files);
        if (!now.equals(sizes)) {
            files.changedElsewhere(differences(now));
        }
        Map<SourcePath, byte[]> lost = new LinkedHashMap<>();
        content.forEach((path, bytes) -> {
            if (bytes.length > 0 && now.getOrDefault(path, 0L) == 0) {
                lost.put(path, bytes);
            }
        });
        if (lost.size() < 3 || lost.size() * 2 <= content.size()) {
            return Optional.empty();
        }
        lost.forEach(files::write);
        return Optional.of("The command had deleted or emptied " + lost.size() + " of the project's " + content.size()
                + " files; they were put back.");
    }

    private Set<SourcePath> differences(Map<SourcePath, Long> now) {
        Set<SourcePath> different = new HashSet<>();
        sizes.forEach((path, size) -> {
            if (!size.equals(now.get(path))) {
                different.add(path);
            }
        });
        now.keySet().stream().filter(path -> !sizes.containsKey(path)).forEach(different::add);
        return different;
    }

    private static Map<SourcePath, Long> sizes(WatchedFiles files) {
        Map<SourcePath, Long> sizes = new LinkedHashMap<>();
        for (FileEntry file : files.list()) {
            sizes.put(file.path(), file.size());
        }
        return sizes;
    }
}
