package dev.atelier.web.task;

import dev.atelier.core.task.Task;
import dev.atelier.core.task.TaskSourceInfo;
import dev.atelier.core.task.TaskStatus;
import dev.atelier.web.shell.Words;

/** What the screens call things of a task. */
final class TaskWords {
    private static final int LONGEST_TITLE = 120;

    private TaskWords() {}

    static String status(TaskStatus status) {
        return switch (status) {
            case QUEUED -> Words.of("task.status.queued");
            case PREPARING -> Words.of("task.status.preparing");
            case RUNNING -> Words.of("task.status.running");
            case COMPLETED -> Words.of("task.status.completed");
            case FAILED -> Words.of("task.status.failed");
            case CANCELLED -> Words.of("task.status.cancelled");
            case TIMED_OUT -> Words.of("task.status.timed-out");
        };
    }

    /** How it is coloured. */
    static String mood(TaskStatus status) {
        return switch (status) {
            case QUEUED -> "waiting";
            case PREPARING, RUNNING -> "busy";
            case COMPLETED -> "good";
            case FAILED, TIMED_OUT -> "bad";
            case CANCELLED -> "off";
        };
    }

    /** Its description's first line, shortened. */
    static String title(Task task) {
        String first = task.description().strip().lines().findFirst().orElse("").strip();
        return first.length() <= LONGEST_TITLE
                ? first
                : first.substring(0, first.offsetByCodePoints(0, first.codePointCount(0, LONGEST_TITLE))) + "…";
    }

    /** The repository's address without what every address has, or the archive's name. */
    static String source(TaskSourceInfo source) {
        return source.kind() == TaskSourceInfo.Kind.ZIP
                ? source.name()
                : source.name().replaceFirst("^https?://", "").replaceFirst("\\.git$", "");
    }
}
