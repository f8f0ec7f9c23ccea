package dev.atelier.core.project;

import dev.atelier.core.agent.Agent;
import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.agent.Turn;
import dev.atelier.core.blob.BlobStore;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.LeaseLostException;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunHandler;
import dev.atelier.core.run.Runs;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.Patch;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.SourceTrees;
import java.util.Optional;

/**
 * Carries out one run on a project: lets an agent work on the files, or goes back to a version; whatever comes of it, the
 * files end up as a version, so that nothing that was reached is lost.
 */
final class TurnHandler implements RunHandler {
    private final ProjectStore store;
    private final SourceTrees sources;
    private final Previews previews;
    private final Runs runs;
    private final Agents agents;
    private final ImageStore images;
    private final BlobStore blobs;
    private final ImageFiles imageFiles;

    TurnHandler(
            ProjectStore store,
            SourceTrees sources,
            Previews previews,
            Runs runs,
            Agents agents,
            ImageStore images,
            BlobStore blobs) {
        this.store = store;
        this.sources = sources;
        this.previews = previews;
        this.runs = runs;
        this.agents = agents;
        this.images = images;
        this.blobs = blobs;
        this.imageFiles = new ImageFiles(images, blobs);
    }

    @Override
    public Outcome handle(RunContext context) throws InterruptedException {
        ProjectEntity project = store.find(context.actor(), context.run().project());
        try (SourceTree tree = sources.open(context.run().project())) {
            if (context.attempt() > 1) {
                if (store.newestIsOf(
                        context.actor(), context.run().project(), context.run().id())) {
                    return doneBefore(context, tree);
                }
                beginAgain(context, tree);
            }
            followHandMade(context, tree);
            context.append(new RunEvent.SourceReady(
                    project.version, tree.files().list().size()));
            return switch (context.run().ask()) {
                case Ask.Change change -> change(context, project, tree, change);
                case Ask.Restore restore -> restore(context, tree, restore);
                case Ask.StartOver again -> new StartingOver(store, imageFiles).carryOut(context, project, tree);
            };
        }
    }

    /** A version that no run made may have brought images, or lack some. */
    private void followHandMade(RunContext context, SourceTree tree) {
        Version newest = store.newest(context.actor(), context.run().project());
        if (newest.run().isEmpty() && newest.number() > 1) {
            followNewest(context, tree);
        }
    }

    private void followNewest(RunContext context, SourceTree tree) {
        Version newest = store.newest(context.actor(), context.run().project());
        imageFiles.follow(context.actor(), context.run().project(), tree, newest.commit());
    }

    /** The worker before died after it had made the version: doing it again would apply the ask twice. */
    private Outcome doneBefore(RunContext context, SourceTree tree) {
        followNewest(context, tree);
        if (context.run().ask() instanceof Ask.StartOver) {
            imageFiles.beginAnew(context.actor(), context.run().project());
            context.append(new RunEvent.ConversationCleared(context.actor().name()));
        }
        context.append(new RunEvent.Answered("Your app is changed as you asked. A restart came in between."));
        return new Outcome.Completed();
    }

    /** What the worker before left half-done is dropped: the run begins again from the newest version (S1). */
    private void beginAgain(RunContext context, SourceTree tree) {
        tree.restore(store.newest(context.actor(), context.run().project()).commit());
        context.append(new RunEvent.Warning(Fault.of(
                FaultKind.PLATFORM,
                "run_restarted",
                "The work was interrupted by a restart and begins again from the last version.")));
    }

    private Outcome change(RunContext context, ProjectEntity project, SourceTree tree, Ask.Change ask)
            throws InterruptedException {
        imageFiles.bringInStep(context.actor(), context.run().project(), tree);
        TurnImages pictures = new TurnImages(context.actor(), context.run().project(), images, blobs, ask);
        ProjectTurn turn = new ProjectTurn(context, project, tree, ask, pictures, previews, runs);
        try {
            AgentResult result = work(context, turn);
            if (!(result instanceof AgentResult.Failed)) {
                pictures.removalsTold();
            }
            var unused = saveWithImages(context, tree, ask.text());
            return conclude(context, result);
        } catch (LeaseLostException e) {
            // Another worker has the project's files in its hands now.
            throw e;
        } catch (InterruptedException | RuntimeException e) {
            var unused = saveWithImages(context, tree, ask.text());
            throw e;
        }
    }

    /** The preferred agent; when that one fails for good before it has changed anything, the rules, visibly (R4). */
    private AgentResult work(RunContext context, ProjectTurn turn) throws InterruptedException {
        Agents.Choice choice = agents.choose();
        AgentResult result = work(context, turn, choice.agent(), choice.why());
        if (result instanceof AgentResult.Failed(Fault fault)
                && choice.fallback().isPresent()
                && !turn.hasChanges()) {
            context.append(new RunEvent.Warning(fault));
            String why = "The model could not be reached, so the built-in rules do what they can.";
            return work(context, turn, choice.fallback().get(), why);
        }
        return result;
    }

    private static AgentResult work(RunContext context, Turn turn, Agent agent, String why)
            throws InterruptedException {
        context.append(new RunEvent.AgentChosen(agent.name(), why));
        return agent.work(turn);
    }

    private Outcome restore(RunContext context, SourceTree tree, Ask.Restore ask) {
        Version version = store.version(context.actor(), context.run().project(), ask.version());
        tree.restore(version.commit());
        if (store.returnToConversationOf(context.actor(), context.run().project(), version.number())) {
            context.append(new RunEvent.ConversationRestored(context.actor().name()));
        }
        Optional<Version> saved = save(context, tree, ask.text());
        // What was uploaded and is of no version yet waits on; what was removed and is of this one is back.
        imageFiles.follow(context.actor(), context.run().project(), tree, version.commit());
        imageFiles.bringInStep(context.actor(), context.run().project(), tree);
        context.append(new RunEvent.Answered(
                saved.isPresent()
                        ? "Your app is as it was in version " + version.number() + " again."
                        : "Your app is as it was in version " + version.number() + " already."));
        return new Outcome.Completed();
    }

    /** What was uploaded or removed while the agent worked belongs to this version already (B11, B13). */
    private Optional<Version> saveWithImages(RunContext context, SourceTree tree, String summary) {
        imageFiles.bringInStep(context.actor(), context.run().project(), tree);
        return save(context, tree, summary);
    }

    private Optional<Version> save(RunContext context, SourceTree tree, String summary) {
        Optional<CommitId> before = tree.head();
        String line = ProjectNames.fromAsk(summary);
        Optional<CommitId> commit = tree.checkpoint(line, Checkpoints.author(context));
        return commit.map(after -> {
            Version version = store.addVersion(
                    context.actor(),
                    context.run().project(),
                    after,
                    Optional.of(context.run().id()),
                    line);
            followImages(context, tree, Checkpoints.tell(context, tree, before.orElse(after), version), after);
            return version;
        });
    }

    private void followImages(RunContext context, SourceTree tree, Patch patch, CommitId version) {
        boolean touched = patch.files().stream()
                .anyMatch(file -> isImage(file.change().path())
                        || file.change().from().filter(TurnHandler::isImage).isPresent());
        if (touched) {
            imageFiles.follow(context.actor(), context.run().project(), tree, version);
        }
    }

    private static boolean isImage(SourcePath path) {
        return path.value().startsWith(ProjectImage.FOLDER);
    }

    private static Outcome conclude(RunContext context, AgentResult result) {
        return switch (result) {
            case AgentResult.Done(String answer) -> answered(context, answer, new Outcome.Completed());
            case AgentResult.NothingDone(String answer) -> answered(context, answer, new Outcome.Completed());
            case AgentResult.LimitReached(String what, String answer) ->
                answered(context, answer, new Outcome.LimitReached(what));
            case AgentResult.Failed(Fault fault) -> new Outcome.Failed(fault);
        };
    }

    private static Outcome answered(RunContext context, String answer, Outcome outcome) {
        context.append(new RunEvent.Answered(answer));
        return outcome;
    }
}
