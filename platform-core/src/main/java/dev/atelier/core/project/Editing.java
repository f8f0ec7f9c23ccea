package dev.atelier.core.project;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.fault.Unforeseen;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.LeaseLostException;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.OwnRun;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.Runs;
import dev.atelier.core.source.ContentHash;
import dev.atelier.core.source.FileEdit;
import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.FolderContent;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.SourceTrees;
import dev.atelier.core.source.WorkTree;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import java.util.List;
import java.util.Optional;

/**
 * A project's files as they are now, and changing them by hand (B6, X7). Each change is a version, made while the caller
 * waits, in a run of its own, so that every open screen and every listener hears of it. Thread-safe.
 *
 * <p>Nothing is overwritten that the caller has not seen (S8): an edit names the content that it changes, and no edit is
 * made while a run works or waits.
 */
public final class Editing {
    private final Database database;
    private final ProjectStore store;
    private final Runs runs;
    private final SourceTrees sources;
    private final VersionMaker versions;

    Editing(Database database, ProjectStore store, Runs runs, SourceTrees sources, VersionMaker versions) {
        this.database = database;
        this.store = store;
        this.runs = runs;
        this.sources = sources;
        this.versions = versions;
    }

    /** The source files as they are now, sorted by path; while a run works, also what it has changed so far. */
    public List<FileEntry> list(Actor actor, ProjectId id) {
        try (SourceTree tree = open(actor, id)) {
            return tree.files().list();
        }
    }

    /**
     * A file as it is now.
     *
     * @throws dev.atelier.core.fault.FaultException {@code not_found}, {@code not_a_file}, {@code file_too_large}
     */
    public FileNow read(Actor actor, ProjectId id, SourcePath path) {
        try (SourceTree tree = open(actor, id)) {
            byte[] content = tree.files().read(path, WorkTree.LARGEST_FILE);
            return new FileNow(path, content, ContentHash.of(content));
        }
    }

    /** What a file holds now, also of one that is too large to read; empty if there is no such file. */
    public Optional<ContentHash> hash(Actor actor, ProjectId id, SourcePath path) {
        try (SourceTree tree = open(actor, id)) {
            return tree.hash(path);
        }
    }

    /**
     * What lies in a folder now, however deep.
     *
     * @throws dev.atelier.core.fault.FaultException {@code not_found} if no source file does
     */
    public FolderContent folder(Actor actor, ProjectId id, SourcePath path) {
        try (SourceTree tree = open(actor, id)) {
            return tree.folder(path);
        }
    }

    /**
     * Changes one file or folder, and keeps that as a version. A write that changes nothing gives the newest version.
     *
     * @throws dev.atelier.core.fault.FaultException {@code run_in_progress} while a run works or waits; {@code file_changed}
     *     when the file is not what the edit expects; {@code path_taken} when there is something already where a file is to
     *     appear. Nothing has changed then.
     */
    public Version save(Actor actor, ProjectId id, FileEdit edit) {
        try (SourceTree tree = open(actor, id)) {
            actor.require(Right.RUN);
            refuseWhileBusy(runs, actor, id);
            if (!tree.check(edit)) {
                return store.newest(actor, id);
            }
            RunEvent.FileChanged changed = changed(edit);
            OwnRun run = begin(actor, id, new Ask.Edit(changed.path(), changed.kind()));
            try {
                Version version = make(actor, id, tree, edit, run, changed);
                run.append(new RunEvent.Answered("Saved."));
                run.end(new Outcome.Completed());
                return version;
            } catch (LeaseLostException e) {
                throw Fault.retriable(
                                FaultKind.LIMIT,
                                "project_busy",
                                "The project's files did not answer in time. Look whether your change is there.")
                        .causedBy(e);
            } catch (RuntimeException e) {
                run.end(new Outcome.Failed(fault(e)));
                throw e;
            }
        }
    }

    static void refuseWhileBusy(Runs runs, Actor actor, ProjectId id) {
        if (runs.isBusy(actor, id)) {
            throw Fault.retriable(
                            FaultKind.CONFLICT,
                            "run_in_progress",
                            "The agent is working on this project. Stop it first, or try again when it has finished.")
                    .asException();
        }
    }

    private Version make(
            Actor actor, ProjectId id, SourceTree tree, FileEdit edit, OwnRun run, RunEvent.FileChanged changed) {
        tree.edit(edit);
        run.append(changed);
        String summary = new Ask.Edit(changed.path(), changed.kind()).text();
        return versions.make(actor, id, run.id(), tree, summary, Optional.empty(), run::append)
                .orElseGet(() -> store.newest(actor, id));
    }

    private OwnRun begin(Actor actor, ProjectId id, Ask ask) {
        return database.write(entities -> {
            // Asking locks the project too, so no ask can slip in between the look and the edit.
            store.touch(actor, id);
            refuseWhileBusy(runs, actor, id);
            return runs.begin(actor, id, ask);
        });
    }

    /** Another tenant's project is not there, whatever is asked of it. */
    private SourceTree open(Actor actor, ProjectId id) {
        var unused = store.find(actor, id);
        return sources.open(id);
    }

    private static RunEvent.FileChanged changed(FileEdit edit) {
        return switch (edit) {
            case FileEdit.Write write ->
                new RunEvent.FileChanged(
                        write.path().value(),
                        write.expected().isEmpty()
                                ? RunEvent.FileChanged.Kind.ADDED
                                : RunEvent.FileChanged.Kind.MODIFIED);
            case FileEdit.Delete delete ->
                new RunEvent.FileChanged(delete.path().value(), RunEvent.FileChanged.Kind.DELETED);
            case FileEdit.Rename rename ->
                new RunEvent.FileChanged(rename.to().value(), RunEvent.FileChanged.Kind.RENAMED);
            case FileEdit.DeleteFolder delete ->
                new RunEvent.FileChanged(delete.path() + "/", RunEvent.FileChanged.Kind.DELETED);
            case FileEdit.RenameFolder rename ->
                new RunEvent.FileChanged(rename.to() + "/", RunEvent.FileChanged.Kind.RENAMED);
        };
    }

    private static Fault fault(RuntimeException e) {
        return Unforeseen.faultOf(e)
                .orElseGet(() -> Fault.of(
                        FaultKind.PLATFORM, "internal_error", "Something went wrong on our side. Save it again."));
    }
}
