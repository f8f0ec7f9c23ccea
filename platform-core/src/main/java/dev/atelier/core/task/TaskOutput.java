package dev.atelier.core.task;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.run.LeaseLostException;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.Patch;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.tenant.TenantId;
import dev.atelier.core.turn.Authors;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What a task leaves: its artefacts, and in its row how much was changed (T12). */
final class TaskOutput {
    private static final Logger LOG = System.getLogger(TaskOutput.class.getName());
    private static final int MOST_EVENTS = 20_000;
    private static final int LONGEST_MESSAGE = 2_000;
    private static final int LONGEST_NOTE = 1_000;

    private final TaskParts parts;
    private final RunContext context;
    private final TaskRecord record;
    private final TaskEntity task;
    private final TenantId tenant;
    private final ProjectId project;

    TaskOutput(TaskParts parts, RunContext context, TaskRecord record) {
        this.parts = parts;
        this.context = context;
        this.record = record;
        this.task = record.task();
        this.tenant = record.tenant();
        this.project = record.project();
    }

    void put(ArtefactName name, String text) {
        if (!text.isEmpty()) {
            parts.artefacts().put(tenant, project, name, text);
        }
    }

    void keepTexts(ContainerLog log, TaskJournal journal) {
        put(ArtefactName.CONTAINER_LOG, log.text());
        put(ArtefactName.PROMPT, journal.prompt());
        put(ArtefactName.RESPONSE, journal.responses());
    }

    /** Writes the patch, and notes how much it changes. */
    void measure(SourceTree tree, CommitId last) {
        CommitId first = new CommitId(Objects.requireNonNull(task.firstCommit));
        Patch patch = tree.diff(first, last);
        writePatch(tree, first, last);
        int added =
                patch.files().stream().mapToInt(file -> file.change().added()).sum();
        int removed =
                patch.files().stream().mapToInt(file -> file.change().removed()).sum();
        record.change(row -> {
            row.lastCommit = last.value();
            row.filesChanged = patch.files().size();
            row.linesAdded = added;
            row.linesRemoved = removed;
        });
    }

    /** What an attempt before had reached is void: the work begins anew. */
    void forget() {
        record.change(row -> {
            row.lastCommit = null;
            row.filesChanged = 0;
            row.linesAdded = 0;
            row.linesRemoved = 0;
            row.answer = null;
            row.tests = null;
            row.message = null;
        });
        parts.artefacts().remove(tenant, project, ArtefactName.DIFF);
    }

    /** By way of a file: a patch with binary files may be large. */
    private void writePatch(SourceTree tree, CommitId from, CommitId to) {
        try {
            Path file = Files.createTempFile("patch", null);
            try {
                try (OutputStream out = Files.newOutputStream(file)) {
                    tree.writePatch(from, to, out);
                }
                try (InputStream in = Files.newInputStream(file)) {
                    parts.artefacts().put(tenant, project, ArtefactName.DIFF, in);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log as it is now, and what went wrong if something did. */
    void report() {
        List<LoggedEvent> events =
                parts.runs().events(context.actor(), context.run().id(), 0, MOST_EVENTS);
        put(ArtefactName.AGENT_LOG, AgentLog.of(events));
        if (task.message == null) {
            parts.artefacts().remove(tenant, project, ArtefactName.ERROR);
        } else {
            put(ArtefactName.ERROR, task.message + "\n");
        }
    }

    /** Something went wrong: what was reached is kept, and why it failed. */
    void failed(Fault fault, ContainerLog log, TaskJournal journal) {
        quietly(() -> {
            record.change(row -> {
                row.message = cut(fault.message(), LONGEST_MESSAGE);
                if (row.pullRequestWanted && row.pullRequest == null && row.filesChanged > 0) {
                    row.pullRequestNote = cut(fault.message() + " The change is in diff.patch.", LONGEST_NOTE);
                }
                row.forgetToken();
            });
            // An archive that was refused is nobody's any more; one that was unpacked is forgotten already.
            new Uploads(parts.blobs(), parts.settings().uploadBytes()).forget(tenant, project);
            keepPartial(log, journal);
            put(ArtefactName.ERROR, fault.code() + ": " + fault.message() + "\n");
        });
    }

    /** It was cancelled, ran out of time, or the platform stops: what was reached is kept. */
    void stopped(ContainerLog log, TaskJournal journal) {
        quietly(() -> {
            context.requireLease();
            keepPartial(log, journal);
            put(ArtefactName.ERROR, "stopped: The task was stopped before it was done.\n");
        });
    }

    private void keepPartial(ContainerLog log, TaskJournal journal) {
        keepTexts(log, journal);
        if (task.firstCommit != null && task.phase() == TaskPhase.WORKING) {
            try (SourceTree tree = parts.sources().open(project)) {
                CommitId first = new CommitId(task.firstCommit);
                // No version: who takes the run over, if it only was the platform that stopped, begins anew.
                tree.checkpoint("Stopped", Authors.of(context.actor()))
                        .or(tree::head)
                        .filter(now -> !tree.diff(first, now).files().isEmpty())
                        .ifPresent(now -> measure(tree, now));
            }
        }
        report();
    }

    /** The task has its outcome already, and that nothing could be kept must not take its place. */
    private void quietly(Runnable work) {
        try {
            work.run();
        } catch (LeaseLostException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "artefacts of task " + task.id + " could not be kept", e);
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
