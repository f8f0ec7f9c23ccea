package dev.atelier.core.project;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.Runs;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.Patch;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.SourceTrees;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The face for what a project was at each of its versions: looking, comparing, going back, taking along (B8). */
public final class Versions {
    private final Database database;
    private final ProjectStore store;
    private final Runs runs;
    private final SourceTrees sources;
    private final AppLooks looks;

    Versions(Database database, ProjectStore store, Runs runs, SourceTrees sources, AppLooks looks) {
        this.database = database;
        this.store = store;
        this.runs = runs;
        this.sources = sources;
        this.looks = looks;
    }

    /** Newest first. */
    public List<Version> list(Actor actor, ProjectId id) {
        return store.versions(actor, id);
    }

    public Version get(Actor actor, ProjectId id, int number) {
        return store.version(actor, id, number);
    }

    /**
     * Where to go back to from a version that does not work: the newest one before it that is known to work, or else the
     * one before it; empty for the first.
     */
    public Optional<Integer> lastGood(Actor actor, ProjectId id, int number) {
        return store.lastGood(actor, id, number);
    }

    /** The picture of a version as JPEG; a fault {@code not_found} when there is none (yet). */
    public byte[] screenshot(Actor actor, ProjectId id, int number) {
        return store.version(actor, id, number)
                .screenshot()
                .map(key -> picture(actor, id, key))
                .orElseThrow(() -> Fault.notFound("screenshot").asException());
    }

    /** A picture that an event of one of the project's runs names, as JPEG. */
    public byte[] picture(Actor actor, ProjectId id, BlobKey key) {
        return looks.kept(store.find(actor, id).target(), key)
                .orElseThrow(() -> Fault.notFound("screenshot").asException());
    }

    /** What changed from one version to another; to see what a version brought, ask from the one before it. */
    public Patch diff(Actor actor, ProjectId id, int from, int to) {
        CommitId before = store.version(actor, id, from).commit();
        CommitId after = store.version(actor, id, to).commit();
        try (SourceTree tree = sources.open(id)) {
            return tree.diff(before, after);
        }
    }

    /** Writes the same as a patch that git applies, whole, with binary files. */
    public void writePatch(Actor actor, ProjectId id, int from, int to, OutputStream out) {
        CommitId before = store.version(actor, id, from).commit();
        CommitId after = store.version(actor, id, to).commit();
        try (SourceTree tree = sources.open(id)) {
            tree.writePatch(before, after, out);
        }
    }

    /** The files of a version. */
    public List<SourcePath> files(Actor actor, ProjectId id, int version) {
        CommitId commit = store.version(actor, id, version).commit();
        try (SourceTree tree = sources.open(id)) {
            return tree.list(commit);
        }
    }

    /** A file as it was in a version. */
    public byte[] file(Actor actor, ProjectId id, int version, SourcePath path) {
        CommitId commit = store.version(actor, id, version).commit();
        try (SourceTree tree = sources.open(id)) {
            return tree.read(commit, path);
        }
    }

    /** Writes a version's files as a ZIP archive. */
    public void export(Actor actor, ProjectId id, int version, OutputStream out) {
        CommitId commit = store.version(actor, id, version).commit();
        try (SourceTree tree = sources.open(id)) {
            tree.exportZip(commit, out);
        }
    }

    /**
     * Makes the project what it was at that version, as a new version.
     *
     * @throws dev.atelier.core.fault.FaultException {@code run_in_progress} while a run works or waits: what it is doing
     *     would be mixed up with the older files
     */
    public RunId restore(Actor actor, ProjectId id, int version) {
        actor.require(Right.RUN);
        Version wanted = store.version(actor, id, version);
        return database.write(entities -> {
            // Asking locks the project too, so no ask can slip in between the look and the restore.
            store.touch(actor, id);
            Editing.refuseWhileBusy(runs, actor, id);
            return runs.enqueue(actor, id, new Ask.Restore(wanted.number()));
        });
    }

    /**
     * Makes one file what it was at that version, as a new version; if it was not there then, it goes.
     *
     * @throws dev.atelier.core.fault.FaultException {@code run_in_progress} while a run works or waits
     */
    public RunId restoreFile(Actor actor, ProjectId id, int version, SourcePath path) {
        actor.require(Right.RUN);
        Version wanted = store.version(actor, id, version);
        return database.write(entities -> {
            store.touch(actor, id);
            Editing.refuseWhileBusy(runs, actor, id);
            return runs.enqueue(actor, id, new Ask.RestoreFile(wanted.number(), path.value()));
        });
    }
}
