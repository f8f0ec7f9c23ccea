package dev.atelier.core.task;

import java.util.Optional;
import java.util.Set;

/**
 * Which tasks to list.
 *
 * @param statuses empty for all
 * @param text that description or source contain, whatever its case
 * @param mine whether only the actor's own
 * @param before only those that are older than this one, for the next page
 * @param limit how many; at most {@link #MOST}
 */
public record TaskFilter(
        Set<TaskStatus> statuses, Optional<String> text, boolean mine, Optional<TaskId> before, int limit) {
    public static final int MOST = 200;

    public TaskFilter {
        statuses = Set.copyOf(statuses);
        limit = Math.clamp(limit, 1, MOST);
    }

    public static TaskFilter newest(int limit) {
        return new TaskFilter(Set.of(), Optional.empty(), false, Optional.empty(), limit);
    }
}
