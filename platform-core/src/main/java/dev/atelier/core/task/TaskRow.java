package dev.atelier.core.task;

import dev.atelier.core.run.RunId;
import dev.atelier.core.source.ProjectId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task with what its run and its project say about it: how it stands follows from all three. */
record TaskRow(
        TaskEntity task,
        String state,
        @Nullable String outcome,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        boolean ephemeral,
        int version) {

    /** From a query that selects exactly these. */
    static TaskRow of(Object[] columns) {
        return new TaskRow(
                (TaskEntity) columns[0],
                (String) columns[1],
                (String) columns[2],
                (Instant) columns[3],
                (Instant) columns[4],
                (Boolean) columns[5],
                (Integer) columns[6]);
    }

    TaskStatus status() {
        return switch (state) {
            case "queued" -> TaskStatus.QUEUED;
            case "running" ->
                switch (task.phase()) {
                    case WAITING, PREPARING -> TaskStatus.PREPARING;
                    case WORKING, WORKED -> TaskStatus.RUNNING;
                };
            default -> ended();
        };
    }

    private TaskStatus ended() {
        return switch (outcome == null ? "" : outcome) {
            case "completed" -> TaskStatus.COMPLETED;
            case "cancelled" -> TaskStatus.CANCELLED;
            case "timed_out" -> TaskStatus.TIMED_OUT;
            // Also a limit on steps or tokens: nothing half-done is called completed (T10).
            default -> TaskStatus.FAILED;
        };
    }

    Task toRecord() {
        TaskStatus status = status();
        Instant updated = endedAt != null && endedAt.isAfter(task.updatedAt) ? endedAt : task.updatedAt;
        return new Task(
                new TaskId(task.id),
                new ProjectId(task.projectId),
                new RunId(task.runId),
                task.source(),
                task.description,
                Optional.ofNullable(task.targetFile),
                task.byName,
                status,
                message(status),
                Optional.ofNullable(task.pullRequest).map(URI::create),
                task.pullRequest == null ? note(status) : "",
                task.createdAt,
                updated,
                Optional.ofNullable(startedAt),
                Optional.ofNullable(endedAt),
                Optional.ofNullable(task.agent),
                task.filesChanged,
                task.linesAdded,
                task.linesRemoved,
                task.sandbox(),
                !ephemeral,
                isProposable());
    }

    /** Whether the project has come further than what was imported, or than what was proposed last. */
    boolean isProposable() {
        int known = task.proposedVersion == null ? 1 : task.proposedVersion;
        boolean before = task.pullRequest != null && task.proposedVersion == null;
        return status().isOver()
                && !before
                && task.source().kind() == TaskSourceInfo.Kind.GIT
                && (task.pullRequest == null ? version > 1 : version > known);
    }

    private String note(TaskStatus status) {
        if (!task.pullRequestNote.isEmpty()) {
            return task.pullRequestNote;
        }
        return status.isOver() ? "The task ended before a pull request could be opened." : "";
    }

    private String message(TaskStatus status) {
        return switch (status) {
            case QUEUED -> "Waits until a worker is free.";
            case PREPARING -> "The code is being fetched and a sandbox made ready.";
            case RUNNING ->
                task.phase() == TaskPhase.WORKED ? "The result is being put together." : "An agent works on it.";
            case COMPLETED -> done();
            case CANCELLED -> "It was stopped before it was done." + reached();
            case TIMED_OUT -> "It took longer than a task may, and was stopped." + reached();
            case FAILED -> Optional.ofNullable(task.message).orElse("It could not be done.") + reached();
        };
    }

    private String done() {
        if (task.filesChanged == 0) {
            return "Nothing was changed. " + Optional.ofNullable(task.answer).orElse("");
        }
        String changed = "Done: " + files() + " changed.";
        return task.tests == null ? changed : changed + " " + task.tests;
    }

    private String reached() {
        return task.filesChanged == 0 ? "" : " What was reached until then, " + files() + ", is in the diff.";
    }

    private String files() {
        return task.filesChanged == 1 ? "one file" : task.filesChanged + " files";
    }
}
