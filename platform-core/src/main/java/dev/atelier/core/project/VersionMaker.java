package dev.atelier.core.project;

import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.Patch;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.turn.Authors;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns a project's files as they are into its next version, and tells the run's log. */
final class VersionMaker {
    private final ProjectStore store;
    private final VersionLooks looks;
    private final ImageFiles images;

    /**
     * Makes versions.
     *
     * @param looks looks later at what nobody has looked at
     * @param images follow what a version has
     */
    VersionMaker(ProjectStore store, VersionLooks looks, ImageFiles images) {
        this.store = store;
        this.looks = looks;
        this.images = images;
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
        Optional<CommitId> commit =
                tree.checkpoint(summary, Authors.of(actor)).or(() -> tree.head().filter(head -> !head.equals(before)));
        return commit.map(after -> {
            Version version = store.addVersion(actor, project, after, Optional.of(run), summary, seen);
            if (seen.isEmpty()) {
                looks.later(actor, project, version.number());
            }
            Patch patch = tree.diff(before, after);
            log.accept(Checkpoints.saved(patch, version));
            if (touchesImages(patch)) {
                images.follow(actor, project, tree, after);
            }
            return version;
        });
    }

    private static boolean touchesImages(Patch patch) {
        return patch.files().stream()
                .anyMatch(file -> isImage(file.change().path())
                        || file.change().from().filter(VersionMaker::isImage).isPresent());
    }

    private static boolean isImage(SourcePath path) {
        return path.value().startsWith(ProjectImage.FOLDER);
    }
}
