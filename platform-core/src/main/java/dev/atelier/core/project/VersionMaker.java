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
    private final VersionLooks looks;

    /** @param looks looks later at what nobody has looked at */
    VersionMaker(ProjectStore store, VersionLooks looks) {
        this.store = store;
        this.looks = looks;
    }

    /**
     * Makes the version.
     *
     * @param seen how the app looks with these files, if somebody has looked
     * @return empty when nothing has changed since the newest version
     */
    Optional<Version> make(
            Actor actor,
            ProjectId project,
            RunId run,
            SourceTree tree,
            String summary,
            Optional<AppLook> seen,
            Consumer<RunEvent> log) {
        CommitId before = store.newest(actor, project).commit();
        // A commit without a version is what a process leaves that died between the two.
        Optional<CommitId> commit = tree.checkpoint(summary, Checkpoints.author(actor))
                .or(() -> tree.head().filter(head -> !head.equals(before)));
        return commit.map(after -> {
            Version version = store.addVersion(actor, project, after, Optional.of(run), summary, seen);
            if (seen.isEmpty()) {
                looks.later(actor, project, version.number());
            }
            log.accept(Checkpoints.saved(tree, before, version));
            return version;
        });
    }
}
