package dev.atelier.core.project;

import java.time.Instant;
import java.util.List;

/**
 * What happened in a project since a member last looked.
 *
 * @param seen the newest version that they have seen
 * @param newest the newest version now; the same if there is none
 * @param endedRuns how many asks came to their end meanwhile, with or without a version
 * @param since when they last looked
 * @param by the names of who made the new versions, each once, the latest first
 */
public record News(int seen, int newest, int endedRuns, Instant since, List<String> by) {
    public News {
        by = List.copyOf(by);
    }

    public int versions() {
        return newest - seen;
    }
}
