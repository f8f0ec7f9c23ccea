package dev.atelier.core.task;

import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.tenant.Actor;
import java.util.Optional;
import java.util.function.Consumer;

/** What tasks need of projects; {@code project} implements it. Every method sees the actor's tenant only. */
public interface TaskProjects {
    /**
     * Makes an ephemeral project that has no files yet; in the caller's transaction.
     *
     * @param sandbox how all its sandboxes have to be made; empty for the installation's way
     */
    void make(Actor actor, ProjectId project, String words, Optional<SandboxKind> sandbox);

    /** Its files are there: they are its first version. Doing it again changes nothing. */
    void imported(Actor actor, ProjectId project, CommitId first, String summary);

    /**
     * Makes the files as they are the next version, if they differ from the newest.
     *
     * @return the newest version's commit if this run has made it, now or before
     */
    Optional<CommitId> keep(
            Actor actor, ProjectId project, RunId run, SourceTree tree, String summary, Consumer<RunEvent> log);

    /** The newest version's commit, if this run has made it. */
    Optional<CommitId> madeBy(Actor actor, ProjectId project, RunId run);

    CommitId newest(Actor actor, ProjectId project);

    /** The newest version's number; the first is what was imported. */
    int version(Actor actor, ProjectId project);

    /** What the newest version came of, in the words of whoever asked for it. */
    String saidLast(Actor actor, ProjectId project);

    /** From now on it is a project like others: listed, and deleted by people only. */
    void makePermanent(Actor actor, ProjectId project);

    /** Deletes an ephemeral project that nobody kept; acts for the platform. */
    void abandon(ProjectId project);
}
