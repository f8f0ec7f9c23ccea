package dev.atelier.web.api;

import dev.atelier.core.run.RunSummary;
import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.task.Artefact;
import dev.atelier.core.task.Task;
import dev.atelier.core.task.TaskSourceInfo;
import dev.atelier.core.vault.StoredSecret;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the API answers about tasks. Fields that do not apply are left out. */
public final class TaskViews {
    private TaskViews() {}

    /**
     * A task.
     *
     * @param status queued, preparing, running, completed, failed, cancelled or timed_out
     * @param message where it stands, or how it ended and why
     * @param pullRequestNote why there is no pull request
     * @param agent which agent worked
     * @param sandbox docker or local, if one of them was asked for
     * @param kept whether its project was opened in the workbench
     * @param proposable whether there are changes that no pull request has yet
     * @param usage what it took of language models, once it has ended; left out in lists
     */
    public record TaskView(
            String id,
            String project,
            String run,
            SourceView source,
            String description,
            @Nullable String targetFile,
            String by,
            String status,
            String message,
            @Nullable String pullRequest,
            @Nullable String pullRequestNote,
            Instant created,
            Instant updated,
            @Nullable Instant started,
            @Nullable Instant ended,
            @Nullable String agent,
            int filesChanged,
            int added,
            int removed,
            @Nullable String sandbox,
            boolean kept,
            boolean proposable,
            Views.@Nullable UsageView usage,
            String self,
            String events,
            String artefacts) {
        static TaskView of(Task task) {
            return of(task, Optional.empty());
        }

        static TaskView of(Task task, Optional<RunSummary> summary) {
            String self = "/api/v1/tasks/" + task.id();
            return new TaskView(
                    task.id().toString(),
                    task.project().toString(),
                    task.run().toString(),
                    SourceView.of(task.source()),
                    task.description(),
                    task.targetFile().orElse(null),
                    task.by(),
                    task.status().code(),
                    task.message(),
                    task.pullRequest().map(URI::toString).orElse(null),
                    task.pullRequestNote().isEmpty() ? null : task.pullRequestNote(),
                    task.created(),
                    task.updated(),
                    task.started().orElse(null),
                    task.ended().orElse(null),
                    task.agent().orElse(null),
                    task.filesChanged(),
                    task.added(),
                    task.removed(),
                    task.sandbox().map(SandboxKind::code).orElse(null),
                    task.kept(),
                    task.proposable(),
                    summary.flatMap(Views.UsageView::of).orElse(null),
                    self,
                    self + "/events",
                    self + "/artefacts");
        }
    }

    /**
     * Where the code came from.
     *
     * @param kind git or zip
     * @param name the repository's address, or the archive's name
     */
    public record SourceView(
            String kind, String name, @Nullable String ref) {
        static SourceView of(TaskSourceInfo source) {
            return new SourceView(
                    source.kind().name().toLowerCase(Locale.ROOT),
                    source.name(),
                    source.ref().orElse(null));
        }
    }

    /** A file that a task has left. */
    public record ArtefactView(String name, String type, long size, String href) {
        static ArtefactView of(Task task, Artefact artefact) {
            return new ArtefactView(
                    artefact.name(),
                    artefact.mediaType(),
                    artefact.size(),
                    "/api/v1/tasks/" + task.id() + "/artefacts/" + artefact.name());
        }
    }

    /**
     * A token of yours for a forge; its value is never answered.
     *
     * @param host of the forge
     * @param hint the token's last characters, by which you know it
     */
    public record ForgeTokenView(String id, String host, String hint, Instant created) {
        static ForgeTokenView of(StoredSecret stored) {
            return new ForgeTokenView(stored.id().toString(), stored.name(), stored.hint(), stored.createdAt());
        }
    }
}
