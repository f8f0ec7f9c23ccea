package dev.atelier.core.task;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.source.ImportProgress;
import dev.atelier.core.source.Imported;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.git.GitCredentials;
import dev.atelier.core.source.git.GitSource;
import dev.atelier.core.source.git.GitUrl;
import dev.atelier.core.source.zip.ZipImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Fetches a task's code into its project. On the run's thread; interrupting that ends it and leaves nothing. */
final class CodeFetch {
    private final TaskParts parts;
    private final RunContext context;
    private final TaskRecord record;

    CodeFetch(TaskParts parts, RunContext context, TaskRecord record) {
        this.parts = parts;
        this.context = context;
        this.record = record;
    }

    /** Does nothing if the code is there; what a worker before has left half-done is fetched anew. */
    void fetch() {
        TaskEntity task = record.task();
        if (task.firstCommit != null) {
            return;
        }
        ProjectId project = record.project();
        parts.sources().delete(project);
        Imported imported = bring(project, task);
        String first = imported.first().value();
        String branch = imported.branch().orElse(null);
        // Both or neither: a commit that is in no row would be fetched again, and might be another one.
        parts.database().change(entities -> {
            parts.projects().imported(context.actor(), project, imported.first(), "Imported from " + task.sourceName);
            record.change(row -> {
                row.firstCommit = first;
                row.importedBranch = branch;
            });
        });
        context.append(new RunEvent.SourceImported(task.sourceName, imported.branch(), first, imported.leftOut()));
        new Uploads(parts.blobs(), parts.settings().uploadBytes())
                .forget(context.actor().tenant(), project);
    }

    private Imported bring(ProjectId project, TaskEntity task) {
        Consumer<ImportProgress> progress = new NowAndThen(context);
        return switch (task.source().kind()) {
            case GIT -> {
                Optional<GitCredentials> credentials =
                        parts.tokens().find(context.actor(), task).map(GitCredentials::of);
                GitSource source =
                        new GitSource(GitUrl.parse(task.sourceName), Optional.ofNullable(task.sourceRef), credentials);
                yield parts.sources().create(project, parts.git().of(source, progress));
            }
            case ZIP -> unpack(project, progress);
        };
    }

    private Imported unpack(ProjectId project, Consumer<ImportProgress> progress) {
        Uploads uploads = new Uploads(parts.blobs(), parts.settings().uploadBytes());
        try (InputStream archive = uploads.open(context.actor().tenant(), project)
                .orElseThrow(() -> Fault.of(
                                FaultKind.PLATFORM, "upload_lost", "The uploaded archive is gone. Upload it again.")
                        .asException())) {
            return parts.sources().create(project, new ZipImport(archive, progress));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells of each phase, and of a phase that lasts once a second: the log is kept for good. */
    private static final class NowAndThen implements Consumer<ImportProgress> {
        private static final long PAUSE = Duration.ofSeconds(1).toNanos();

        private final RunContext context;
        private ImportProgress.@Nullable Phase phase;
        private long toldAt;

        NowAndThen(RunContext context) {
            this.context = context;
        }

        @Override
        public void accept(ImportProgress progress) {
            long now = System.nanoTime();
            if (progress.phase() != phase || now - toldAt >= PAUSE) {
                phase = progress.phase();
                toldAt = now;
                context.append(new RunEvent.SourceImporting(progress.phase(), progress.done(), progress.total()));
            }
        }
    }
}
