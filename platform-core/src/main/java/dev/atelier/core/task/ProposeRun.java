package dev.atelier.core.task;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.source.SourceTree;
import java.util.Optional;

/** Opens a pull request for a task that has ended (T14). Done again after a restart, it finds what there is. */
final class ProposeRun {
    private final TaskParts parts;
    private final RunContext context;
    private final TaskRecord record;

    ProposeRun(TaskParts parts, RunContext context, TaskEntity task) {
        this.parts = parts;
        this.context = context;
        this.record = new TaskRecord(parts.database(), parts.store(), context, task);
    }

    Outcome carryOut() throws InterruptedException {
        Optional<String> obstacle = parts.proposals().obstacle(context.actor(), record.task(), false);
        if (obstacle.isPresent()) {
            note(obstacle.get());
            context.append(new RunEvent.PullRequestSkipped(obstacle.get()));
            return new Outcome.Failed(Fault.of(FaultKind.CONFLICT, "no_pull_request", obstacle.get()));
        }
        try (SourceTree tree = parts.sources().open(record.project())) {
            parts.proposals().open(context, record, tree);
        } catch (FaultException e) {
            if (Thread.interrupted()) {
                throw TaskRuns.stoppedBy(e);
            }
            note(e.fault().message() + " The change is in diff.patch.");
            throw e;
        }
        record.change(TaskEntity::forgetToken);
        context.append(new RunEvent.Answered("The pull request is open: " + record.task().pullRequest));
        return new Outcome.Completed();
    }

    private void note(String why) {
        record.change(row -> {
            row.pullRequestNote = why.length() <= 1_000 ? why : why.substring(0, 1_000);
            row.forgetToken();
        });
    }
}
