package dev.atelier.core.agent.tool;

import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.SourcePath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stops a turn from deleting most of what was there when it began (X12). */
final class DeletionGuard {
    private static final int FEW = 3;

    private final Set<SourcePath> original = new HashSet<>();
    private final int most;
    private int deleted;

    DeletionGuard(List<FileEntry> atTheStart) {
        atTheStart.forEach(file -> original.add(file.path()));
        this.most = Math.max(FEW, original.size() / 2);
    }

    /** Why the file must not be deleted. */
    Optional<String> objection(SourcePath path) {
        if (!original.contains(path) || deleted < most) {
            return Optional.empty();
        }
        return Optional.of("Stopped: " + deleted + " of the project's files were deleted in this turn already, and this"
                + " would be most of them. Keep the others; if the user wants to start over, say so with ask_user."
                + " Nothing was changed.");
    }

    /** Whether these may all be gone, given how many others have come. */
    boolean allows(Set<SourcePath> gone, long come) {
        long originals = gone.stream().filter(original::contains).count();
        return originals == 0 || deleted + originals - come <= most;
    }

    void deleted(SourcePath path) {
        if (original.remove(path)) {
            deleted++;
        }
    }

    /** A file that has moved is still one of those that were there. */
    void renamed(SourcePath from, SourcePath to) {
        if (original.remove(from)) {
            original.add(to);
        }
    }
}
