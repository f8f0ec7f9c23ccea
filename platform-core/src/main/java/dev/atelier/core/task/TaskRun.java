package dev.atelier.core.task;

import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.fault.Unforeseen;
import dev.atelier.core.run.LeaseLostException;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.turn.Authors;
import dev.atelier.core.turn.RepositoryTests;
import java.util.Objects;
import java.util.Optional;

/**
 * One attempt at a task: code, setup, agent, tests, version, artefacts, pull request. On the worker's thread.
 *
 * <p>An attempt that follows a worker's death goes on where that can be told from the task's row: code that is there is not
 * fetched again, and work that is a version is not done again; whatever was half-done begins anew (T5, S1).
 */
final class TaskRun {
    private final TaskParts parts;
    private final RunContext context;
    private final TaskRecord record;
    private final TaskEntity task;
    private final ProjectId project;
    private final ContainerLog log;
    private final TaskJournal journal;
    private final TaskOutput output;

    TaskRun(TaskParts parts, RunContext context, TaskEntity task) {
        this.parts = parts;
        this.context = context;
        this.task = task;
        this.record = new TaskRecord(parts.database(), parts.store(), context, task);
        this.project = record.project();
        this.log = new ContainerLog(parts.clock());
        this.journal = new TaskJournal(context, parts.prices());
        this.output = new TaskOutput(parts, context, record);
    }

    Outcome carryOut() throws InterruptedException {
        if (context.attempt() > 1) {
            context.append(new RunEvent.Warning(Fault.of(
                    FaultKind.PLATFORM,
                    "run_restarted",
                    "The work was interrupted by a restart and goes on from what is certain.")));
        }
        try {
            Outcome outcome = work();
            record.change(TaskEntity::forgetToken);
            return outcome;
        } catch (LeaseLostException e) {
            throw e;
        } catch (InterruptedException e) {
            output.stopped(log, journal);
            throw e;
        } catch (RuntimeException e) {
            // Whatever was under way when it was stopped may fail in many ways; what counts is that it was stopped.
            if (Thread.interrupted()) {
                output.stopped(log, journal);
                throw TaskRuns.stoppedBy(e);
            }
            output.failed(Unforeseen.ofRun(e), log, journal);
            throw e;
        }
    }

    private Outcome work() throws InterruptedException {
        if (task.firstCommit == null) {
            record.enter(TaskPhase.PREPARING);
            new CodeFetch(parts, context, record).fetch();
        }
        try (SourceTree tree = parts.sources().open(project)) {
            context.append(new RunEvent.SourceReady(1, tree.files().list().size()));
            Outcome reached = isWorked() ? reachedBefore() : letWork(tree);
            if (!(reached instanceof Outcome.Completed)) {
                output.report();
                return reached;
            }
            propose(tree);
            output.report();
            context.append(new RunEvent.Answered(Objects.requireNonNullElse(task.answer, "Done.")));
            return reached;
        }
    }

    /** Whether what the agent did is a version already, or is known to be nothing. */
    private boolean isWorked() {
        if (task.phase() == TaskPhase.WORKED) {
            return true;
        }
        Optional<CommitId> made =
                parts.projects().madeBy(context.actor(), project, context.run().id());
        if (made.isEmpty() || task.answer == null) {
            return false;
        }
        try (SourceTree tree = parts.sources().open(project)) {
            output.measure(tree, made.get());
        }
        record.enter(TaskPhase.WORKED);
        return true;
    }

    private Outcome reachedBefore() {
        return task.message == null
                ? new Outcome.Completed()
                : new Outcome.Failed(Fault.of(FaultKind.OUTSIDE, "agent_failed", task.message));
    }

    private Outcome letWork(SourceTree tree) throws InterruptedException {
        CommitId first = new CommitId(Objects.requireNonNull(task.firstCommit));
        record.enter(TaskPhase.PREPARING);
        if (context.attempt() > 1) {
            tree.restore(first);
            output.forget();
        }
        AgentResult result;
        try (TaskSandbox sandbox =
                new TaskSandbox(parts, context, task, parts.sources().workTree(project), log)) {
            SetupScript setup =
                    new SetupScript(context, tree, sandbox, parts.settings().setupTime(), first);
            CommitId ready;
            try {
                ready = setup.run();
            } finally {
                output.put(ArtefactName.SETUP_LOG, setup.log());
            }
            record.enter(TaskPhase.WORKING);
            result = workIn(tree, sandbox, ready);
            tree.checkpoint("The agent's work", Authors.of(context.actor()))
                    .or(tree::head)
                    .ifPresent(now -> setup.takeBack(ready, now));
        }
        return keep(tree, result);
    }

    private AgentResult workIn(SourceTree tree, TaskSandbox sandbox, CommitId ready) throws InterruptedException {
        RepositoryTests found = new RepositoryTests(
                context, tree, sandbox::run, log::output, parts.settings().testTime(), ready);
        AgentResult result = new AgentWork(parts, context, record, tree, journal)
                .carryOut(() -> new TaskTurn(context, task, tree, sandbox, found, log, journal), ready);
        if (result instanceof AgentResult.Failed || isUnchanged(tree, ready)) {
            return result;
        }
        RepositoryTests.Result latest = found.now();
        AgentResult judged = AgentWork.judged(result, found, latest);
        boolean asBefore = latest.ran() && !latest.passed() && judged instanceof AgentResult.Done;
        String tests = latest.words() + (asBefore ? " They did before, too." : "");
        record.change(row -> row.tests = tests);
        return judged;
    }

    private static boolean isUnchanged(SourceTree tree, CommitId ready) {
        return tree.uncommitted().files().isEmpty()
                && tree.head()
                        .filter(head -> !tree.diff(ready, head).files().isEmpty())
                        .isEmpty();
    }

    /** First what was said, then the version: who takes over knows by both that the work is done. */
    private Outcome keep(SourceTree tree, AgentResult result) {
        record.change(row -> {
            row.answer = AgentWork.words(result);
            row.model = journal.model().orElse(row.model);
            row.message = failure(result).orElse(null);
        });
        output.keepTexts(log, journal);
        Optional<CommitId> made = parts.projects()
                .keep(context.actor(), project, context.run().id(), tree, task.description, context::append);
        made.ifPresent(commit -> output.measure(tree, commit));
        record.enter(TaskPhase.WORKED);
        return switch (result) {
            case AgentResult.Done done -> new Outcome.Completed();
            case AgentResult.NothingDone nothing -> new Outcome.Completed();
            case AgentResult.LimitReached(String what, String answer) -> {
                context.append(new RunEvent.Answered(answer));
                yield new Outcome.LimitReached(what);
            }
            case AgentResult.Failed(Fault fault) -> new Outcome.Failed(fault);
        };
    }

    private static Optional<String> failure(AgentResult result) {
        return switch (result) {
            case AgentResult.Done done -> Optional.empty();
            case AgentResult.NothingDone nothing -> Optional.empty();
            case AgentResult.LimitReached limit -> Optional.of(limit.answer());
            case AgentResult.Failed failed -> Optional.of(failed.fault().message());
        };
    }

    private void propose(SourceTree tree) {
        if (!task.pullRequestWanted || task.pullRequest != null) {
            return;
        }
        Optional<String> obstacle = parts.proposals().obstacle(context.actor(), task, false);
        if (obstacle.isPresent()) {
            record.change(row -> row.pullRequestNote = obstacle.get());
            context.append(new RunEvent.PullRequestSkipped(obstacle.get()));
        } else {
            parts.proposals().open(context, record, tree);
        }
    }
}
