package dev.atelier.core.project;

import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.tenant.Actor;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns a project's files as they are into its next version, and tells the run's log. */
final class VersionMaker {
    private final ProjectStore store;

    VersionMaker(ProjectStore store) {
        this.store = store;
    }

    /** Empty when nothing has changed since the newest version. */
    Optional<Version> make(
            Actor actor, ProjectId project, RunId run, SourceTree tree, String summary, Consumer<RunEvent> log) {
        CommitId before = store.newest(actor, project).commit();
        // A commit without a version is what a process leaves that died between the two.
        Optional<CommitId> commit = tree.checkpoint(summary, Checkpoints.author(actor))
                .or(() -> tree.head().filter(head -> !head.equals(before)));
        return commit.map(after -> {
            Version version = store.addVersion(actor, project, after, Optional.of(run), summary);
            log.accept(Checkpoints.saved(tree, before, version));
            return version;
        });
    }
}
