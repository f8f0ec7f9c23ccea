package dev.atelier.core.project;

import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.Patch;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.task.TaskProjects;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.turn.Authors;
import java.util.Optional;
import java.util.function.Consumer;

/** The projects of tasks. They begin without files and on nobody's list, and no preview is started for them. */
final class RepositoryProjects implements TaskProjects {
    private final ProjectStore store;

    RepositoryProjects(ProjectStore store) {
        this.store = store.ofTasks();
    }

    @Override
    public void make(Actor actor, ProjectId project, String words, Optional<SandboxKind> sandbox) {
        store.addEphemeral(actor, project, ProjectNames.fromAsk(words), sandbox);
    }

    @Override
    public void imported(Actor actor, ProjectId project, CommitId first, String summary) {
        if (store.find(actor, project).version == 0) {
            var unused = store.addVersion(actor, project, first, Optional.empty(), summary, Optional.empty());
        }
    }

    @Override
    public Optional<CommitId> keep(
            Actor actor, ProjectId project, RunId run, SourceTree tree, String summary, Consumer<RunEvent> log) {
        CommitId before = newest(actor, project);
        // Commits that are no version are what the work left on the way.
        Optional<CommitId> commit = tree.checkpoint(ProjectNames.fromAsk(summary), Authors.of(actor))
                .or(tree::head)
                .filter(head -> !head.equals(before));
        if (commit.isEmpty()) {
            return madeBy(actor, project, run);
        }
        Patch patch = tree.diff(before, commit.get());
        if (patch.files().isEmpty()) {
            return madeBy(actor, project, run);
        }
        Version version = store.addVersion(
                actor, project, commit.get(), Optional.of(run), ProjectNames.fromAsk(summary), Optional.empty());
        log.accept(Checkpoints.saved(patch, version));
        return commit;
    }

    @Override
    public Optional<CommitId> madeBy(Actor actor, ProjectId project, RunId run) {
        if (store.find(actor, project).version == 0) {
            return Optional.empty();
        }
        Version newest = store.newest(actor, project);
        return newest.run().equals(Optional.of(run)) ? Optional.of(newest.commit()) : Optional.empty();
    }

    @Override
    public CommitId newest(Actor actor, ProjectId project) {
        return store.newest(actor, project).commit();
    }

    @Override
    public int version(Actor actor, ProjectId project) {
        return store.find(actor, project).version;
    }

    @Override
    public String saidLast(Actor actor, ProjectId project) {
        return store.newest(actor, project).summary();
    }

    @Override
    public void makePermanent(Actor actor, ProjectId project) {
        store.makePermanent(actor, project);
    }

    @Override
    public void abandon(ProjectId project) {
        store.abandon(project);
    }
}
