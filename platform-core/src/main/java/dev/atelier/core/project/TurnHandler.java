package dev.atelier.core.project;

import dev.atelier.core.agent.Agent;
import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.agent.Turn;
import dev.atelier.core.blob.BlobStore;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.preview.Hold;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.LeaseLostException;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunHandler;
import dev.atelier.core.run.Runs;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.SourceTrees;
import dev.atelier.core.usage.Prices;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Carries out one run on a project: lets an agent work on the files, or goes back to a version; whatever comes of it, the
 * files end up as a version, so that nothing that was reached is lost.
 */
final class TurnHandler implements RunHandler {
    private final Parts parts;

    /** What carrying out runs takes. */
    record Parts(
            ProjectStore store,
            SourceTrees sources,
            Previews previews,
            Runs runs,
            Agents agents,
            AppLooks looks,
            VersionLooks versionLooks,
            VersionMaker versions,
            ImageStore images,
            ImageFiles imageFiles,
            BlobStore blobs,
            RunHandler tasks,
            Supplier<Duration> testTime,
            Supplier<Prices> prices) {}

    TurnHandler(Parts parts) {
        this.parts = parts;
    }

    @Override
    public Outcome handle(RunContext context) throws InterruptedException {
        Ask ask = context.run().ask();
        boolean ofTask = ask instanceof Ask.Task || ask instanceof Ask.PullRequest;
        return ofTask ? parts.tasks().handle(context) : turn(context);
    }

    /** The preview goes on meanwhile, so that whoever looks at it sees each change at once. */
    @SuppressWarnings("try") // the hold is held, not used
    private Outcome turn(RunContext context) throws InterruptedException {
        ProjectEntity project =
                parts.store().find(context.actor(), context.run().project());
        try (SourceTree tree = parts.sources().open(context.run().project());
                Hold hold = parts.previews().hold(project.target())) {
            if (context.attempt() > 1) {
                if (parts.store()
                        .newestIsOf(
                                context.actor(),
                                context.run().project(),
                                context.run().id())) {
                    return doneBefore(context, tree);
                }
                if (context.run().ask() instanceof Ask.Edit) {
                    return finishEdit(context, tree);
                }
                beginAgain(context, tree);
            }
            followHandMade(context, tree);
            context.append(new RunEvent.SourceReady(project.version, tree.size()));
            return switch (context.run().ask()) {
                case Ask.Change change -> change(context, project, tree, change);
                case Ask.Restore restore -> restore(context, tree, restore);
                case Ask.StartOver again -> startOver(context, project, tree);
                case Ask.Command command ->
                    command(
                            context,
                            tree,
                            command,
                            () -> new CommandTurn(context, project, parts.previews()).run(command));
                case Ask.Install install ->
                    command(
                            context,
                            tree,
                            install,
                            () -> new CommandTurn(context, project, parts.previews()).install(install));
                case Ask.RestoreFile restore -> restoreFile(context, tree, restore);
                case Ask.Edit edit -> finishEdit(context, tree);
                case Ask.Task task -> parts.tasks().handle(context);
                case Ask.PullRequest request -> parts.tasks().handle(context);
            };
        }
    }

    private Outcome startOver(RunContext context, ProjectEntity project, SourceTree tree) {
        Outcome outcome = new StartingOver(parts.store(), parts.imageFiles()).carryOut(context, project, tree);
        Version newest = parts.store().newest(context.actor(), context.run().project());
        parts.versionLooks().later(context.actor(), context.run().project(), newest.number());
        return outcome;
    }

    /** A version that no run made may have brought images, or lack some. */
    private void followHandMade(RunContext context, SourceTree tree) {
        Version newest = parts.store().newest(context.actor(), context.run().project());
        if (newest.run().isEmpty() && newest.number() > 1) {
            followNewest(context, tree);
        }
    }

    private void followNewest(RunContext context, SourceTree tree) {
        Version newest = parts.store().newest(context.actor(), context.run().project());
        parts.imageFiles().follow(context.actor(), context.run().project(), tree, newest.commit());
    }

    /** The worker before died after it had made the version: doing it again would apply the ask twice. */
    private Outcome doneBefore(RunContext context, SourceTree tree) {
        followNewest(context, tree);
        if (context.run().ask() instanceof Ask.StartOver) {
            parts.imageFiles().beginAnew(context.actor(), context.run().project());
            context.append(new RunEvent.ConversationCleared(context.actor().name()));
        }
        context.append(new RunEvent.Answered("Your app is changed as you asked. A restart came in between."));
        return new Outcome.Completed();
    }

    /** What the worker before left half-done is dropped: the run begins again from the newest version (S1). */
    private void beginAgain(RunContext context, SourceTree tree) {
        tree.restore(
                parts.store().newest(context.actor(), context.run().project()).commit());
        context.append(new RunEvent.Warning(Fault.of(
                FaultKind.PLATFORM,
                "run_restarted",
                "The work was interrupted by a restart and begins again from the last version.")));
    }

    private Outcome change(RunContext context, ProjectEntity project, SourceTree tree, Ask.Change ask)
            throws InterruptedException {
        if (project.kind() == ProjectKind.APP) {
            parts.looks().prepare(project.target());
        }
        parts.imageFiles().bringInStep(context.actor(), context.run().project(), tree);
        Set<String> knownErrors =
                parts.store().errors(context.actor(), context.run().project(), project.version);
        TurnImages pictures =
                new TurnImages(context.actor(), context.run().project(), parts.images(), parts.blobs(), ask);
        ProjectTurn turn = new ProjectTurn(
                context,
                project,
                tree,
                ask,
                pictures,
                parts.previews(),
                parts.runs(),
                parts.looks(),
                knownErrors,
                parts.testTime().get(),
                parts.prices());
        try {
            AgentResult result = work(context, project.kind(), turn);
            if (!(result instanceof AgentResult.Failed)) {
                pictures.removalsTold();
            }
            var unused = saveWithImages(context, tree, ask.text(), turn.seen());
            return conclude(context, result);
        } catch (LeaseLostException e) {
            // Another worker has the project's files in its hands now.
            throw e;
        } catch (InterruptedException | RuntimeException e) {
            var unused = saveWithImages(context, tree, ask.text(), turn.seen());
            throw e;
        }
    }

    /** The preferred agent; when that one fails for good before it has changed anything, the rules, visibly (R4). */
    private AgentResult work(RunContext context, ProjectKind kind, ProjectTurn turn) throws InterruptedException {
        Agents.Choice choice = parts.agents().choose(kind);
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
        Version version = parts.store().version(context.actor(), context.run().project(), ask.version());
        tree.restore(version.commit());
        if (parts.store().returnToConversationOf(context.actor(), context.run().project(), version.number())) {
            context.append(new RunEvent.ConversationRestored(context.actor().name()));
        }
        Optional<Version> saved = save(context, tree, ask.text(), Optional.empty());
        // What was uploaded and is of no version yet waits on; what was removed and is of this one is back.
        parts.imageFiles().follow(context.actor(), context.run().project(), tree, version.commit());
        parts.imageFiles().bringInStep(context.actor(), context.run().project(), tree);
        context.append(new RunEvent.Answered(
                saved.isPresent()
                        ? "Your app is as it was in version " + version.number() + " again."
                        : "Your app is as it was in version " + version.number() + " already."));
        return new Outcome.Completed();
    }

    /** What a command has changed is kept, however it ended; one that a restart cut short is not run again by itself. */
    private Outcome command(RunContext context, SourceTree tree, Ask ask, CommandWork work)
            throws InterruptedException {
        if (context.attempt() > 1) {
            return new Outcome.Failed(Fault.retriable(
                    FaultKind.PLATFORM,
                    "command_interrupted",
                    "A restart came in between, and the files are as they were before. Run the command again."));
        }
        try {
            String answer = work.carryOut();
            var unused = save(context, tree, ask.text(), Optional.empty());
            return answered(context, answer, new Outcome.Completed());
        } catch (LeaseLostException e) {
            throw e;
        } catch (InterruptedException | RuntimeException e) {
            var unused = save(context, tree, ask.text(), Optional.empty());
            throw e;
        }
    }

    /** A command on its way; answers what came of it. */
    @FunctionalInterface
    private interface CommandWork {
        String carryOut() throws InterruptedException;
    }

    private Outcome restoreFile(RunContext context, SourceTree tree, Ask.RestoreFile ask) {
        Version version = parts.store().version(context.actor(), context.run().project(), ask.version());
        SourcePath path = SourcePath.of(ask.path());
        boolean before = tree.files().exists(path);
        tree.restoreFile(version.commit(), path);
        boolean after = tree.files().exists(path);
        context.append(new RunEvent.FileChanged(path.value(), kind(before, after)));
        Optional<Version> saved = parts.versions()
                .make(
                        context.actor(),
                        context.run().project(),
                        context.run().id(),
                        tree,
                        ask.text(),
                        Optional.empty(),
                        context::append);
        String so = after ? path + " is as it was in version " : path + " is gone, as in version ";
        context.append(new RunEvent.Answered(so + version.number() + (saved.isPresent() ? " again." : " already.")));
        return new Outcome.Completed();
    }

    private static RunEvent.FileChanged.Kind kind(boolean before, boolean after) {
        if (!after) {
            return RunEvent.FileChanged.Kind.DELETED;
        }
        return before ? RunEvent.FileChanged.Kind.MODIFIED : RunEvent.FileChanged.Kind.ADDED;
    }

    /** Whoever saved a file was cut off by a restart: what they wrote is kept if it had reached the disk. */
    private Outcome finishEdit(RunContext context, SourceTree tree) {
        Optional<Version> saved = save(context, tree, context.run().ask().text(), Optional.empty());
        if (saved.isPresent()) {
            context.append(new RunEvent.Answered("Saved. A restart came in between."));
            return new Outcome.Completed();
        }
        return new Outcome.Failed(Fault.of(
                FaultKind.PLATFORM, "save_interrupted", "A restart came before the file was saved. Save it again."));
    }

    /** What was uploaded or removed while the agent worked belongs to this version already (B11, B13). */
    private Optional<Version> saveWithImages(
            RunContext context, SourceTree tree, String summary, Optional<AppLook> seen) {
        parts.imageFiles().bringInStep(context.actor(), context.run().project(), tree);
        return save(context, tree, summary, seen);
    }

    private Optional<Version> save(RunContext context, SourceTree tree, String summary, Optional<AppLook> seen) {
        return parts.versions()
                .make(
                        context.actor(),
                        context.run().project(),
                        context.run().id(),
                        tree,
                        ProjectNames.fromAsk(summary),
                        seen,
                        context::append);
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
