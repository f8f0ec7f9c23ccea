package dev.atelier.core.agent.tool;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.SourcePath;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Held under a command: when that has deleted or emptied more of the project than a turn may, it is put back at once
 * (X12). Files too large to be read in a moment are not held; the project's history has them up to this turn.
 */
final class SafetyNet {
    private static final long LARGEST_FILE = 1024 * 1024;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final WatchedFiles files;
    private final DeletionGuard guard;
    private final Map<SourcePath, Long> sizes;
    private final Map<SourcePath, byte[]> content = new LinkedHashMap<>();

    private SafetyNet(WatchedFiles files, DeletionGuard guard) {
        this.files = files;
        this.guard = guard;
        this.sizes = sizes(files);
        long left = MOST_BYTES;
        for (Map.Entry<SourcePath, Long> file : sizes.entrySet()) {
            if (file.getValue() > 0 && file.getValue() <= Math.min(LARGEST_FILE, left)) {
                left -= file.getValue();
                hold(file.getKey());
            }
        }
    }

    static SafetyNet under(WatchedFiles files, DeletionGuard guard) {
        return new SafetyNet(files, guard);
    }

    /** Looks what the command has done, and undoes a catastrophe. */
    Optional<String> mend() {
        Map<SourcePath, Long> now = sizes(files);
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
        Map<SourcePath, byte[]> back = new LinkedHashMap<>(content);
        back.keySet().retainAll(lost);
        back.forEach(files::write);
        return Optional.of("The command had deleted or emptied " + lost.size() + " of the project's " + sizes.size()
                + " files; " + (back.size() == lost.size() ? "they" : back.size() + " of them") + " were put back.");
    }

    private void hold(SourcePath path) {
        try {
            content.put(path, files.read(path));
        } catch (FaultException unreadable) {
            // what cannot be read cannot be held; the command may still run
            content.remove(path);
        }
    }

    private Set<SourcePath> differences(Map<SourcePath, Long> now) {
        Set<SourcePath> different = new HashSet<>(sizes.keySet());
        different.addAll(now.keySet());
        different.removeIf(path -> sizes.getOrDefault(path, -1L).equals(now.getOrDefault(path, -1L)));
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
