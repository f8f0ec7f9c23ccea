package dev.atelier.core.agent.rules.chores;

import dev.atelier.core.source.SourcePath;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a chore would write.
 *
 * @param files their new texts; empty if all is in order
 * @param said the message about it: what was done, or why nothing was
 */
record Draft(SortedMap<SourcePath, String> files, String said) {

    static Draft of(String path, String text, String said) {
        return new Draft(new TreeMap<>(Map.of(SourcePath.of(path), text)), said);
    }

    static Draft nothing(String said) {
        return new Draft(new TreeMap<>(), said);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }
}
