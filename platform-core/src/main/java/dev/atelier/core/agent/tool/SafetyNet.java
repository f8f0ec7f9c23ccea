package dev.atelier.core.agent.tool;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.KeptFiles;
import dev.atelier.core.source.SourcePath;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Held under a command: when that has deleted or emptied more of the project than a turn may, it is put back at once
 * (X12). What the newest version has is put back from there; of the rest, large files are not held.
 */
final class SafetyNet {
    private final WatchedFiles files;
    private final DeletionGuard guard;
    private final KeptFiles kept;
    private final Map<SourcePath, Long> sizes;

    private SafetyNet(WatchedFiles files, DeletionGuard guard) {
        this.files = files;
        this.guard = guard;
        this.kept = files.keep();
        this.sizes = sizes(kept.listing().files());
    }

    static SafetyNet under(WatchedFiles files, DeletionGuard guard) {
        return new SafetyNet(files, guard);
    }

    /** Looks what the command has done, and undoes a catastrophe. */
    Optional<String> mend() {
        Map<SourcePath, Long> now = sizes(files.list());
        if (!now.equals(sizes)) {
            files.changedElsewhere(differences(now));
        }
        Set<SourcePath> lost = new HashSet<>(sizes.keySet());
        lost.removeIf(path -> sizes.getOrDefault(path, 0L) == 0 || now.getOrDefault(path, 0L) > 0);
        long appeared =
                now.keySet().stream().filter(path -> !sizes.containsKey(path)).count();
        // what was moved is lost at one place and appears at another
        if (guard.allows(lost, appeared)) {
            lost.forEach(guard::deleted);
            return Optional.empty();
        }
        long back = lost.stream().sorted().filter(this::putBack).count();
        return Optional.of("The command had deleted or emptied " + lost.size() + " of the project's " + sizes.size()
                + " files; " + (back == lost.size() ? "they" : back + " of them") + " were put back.");
    }

    /** One at a time, however many and large they are. */
    private boolean putBack(SourcePath path) {
        try {
            Optional<byte[]> content = kept.content(path);
            content.ifPresent(bytes -> files.write(path, bytes));
            return content.isPresent();
        } catch (FaultException unreadable) {
            // the others are to come back all the same; how many have is told
            return false;
        }
    }

    private Set<SourcePath> differences(Map<SourcePath, Long> now) {
        Set<SourcePath> different = new HashSet<>(sizes.keySet());
        different.addAll(now.keySet());
        different.removeIf(path -> sizes.getOrDefault(path, -1L).equals(now.getOrDefault(path, -1L)));
        return different;
    }

    private static Map<SourcePath, Long> sizes(List<FileEntry> files) {
        Map<SourcePath, Long> sizes = new LinkedHashMap<>();
        files.forEach(file -> sizes.put(file.path(), file.size()));
        return sizes;
    }
}
