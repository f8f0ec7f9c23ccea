package dev.atelier.core.project;

import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.WorkTree;
import dev.atelier.core.turn.Authors;
import java.nio.charset.StandardCharsets;

/**
 * Makes a project what it began as (B19): its files are the template's again, which takes the images out too, and its
 * conversation begins anew. All of it is one new version, so restoring the one before brings files and conversation back.
 *
 * <p>The one place that knows what starting over means: whatever else a project comes to consist of belongs here.
 */
final class StartingOver {
    /** Every project begins as the template, or as what was imported. */
    private static final int FIRST = 1;

    private final ProjectStore store;
    private final ImageFiles images;

    StartingOver(ProjectStore store, ImageFiles images) {
        this.store = store;
        this.images = images;
    }

    Outcome carryOut(RunContext context, ProjectEntity project, SourceTree tree) {
        ProjectId id = context.run().project();
        CommitId before = tree.head().orElseThrow();
        tree.restore(store.version(context.actor(), id, FIRST).commit());
        boolean app = project.kind() == ProjectKind.APP;
        if (app) {
            nameThePage(tree, project.name);
        }
        String summary = context.run().ask().text();
        CommitId after = tree.checkpoint(summary, Authors.of(context.actor())).orElse(before);
        Version version = store.beginAnew(context.actor(), id, after, context.run(), summary);
        context.append(Checkpoints.saved(tree.diff(before, version.commit()), version));
        images.beginAnew(context.actor(), id);
        context.append(new RunEvent.ConversationCleared(context.actor().name()));
        context.append(new RunEvent.Answered("Your project is what it began as: "
                + (app ? "the empty template, without images," : "the code as it was imported,")
                + " and a new conversation. Restore version " + (version.number() - 1)
                + " to have all of it back as it was."));
        return new Outcome.Completed();
    }

    /** The first version's page carries the name that the project had then (B15). */
    private static void nameThePage(SourceTree tree, String name) {
        SourcePath page = SourcePath.of(ProjectTemplate.PAGE);
        if (tree.files().exists(page)) {
            String before = tree.files().readText(page, WorkTree.LARGEST_FILE);
            String after = ProjectTemplate.titled(before, name);
            if (!after.equals(before)) {
                tree.files().write(page, after.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
