package dev.atelier.core.task;

import dev.atelier.core.run.Ask;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunHandler;

/** Carries out the runs of tasks. */
public final class TaskRuns implements RunHandler {
    private final TaskParts parts;

    public TaskRuns(TaskParts parts) {
        this.parts = parts;
    }

    @Override
    public Outcome handle(RunContext context) throws InterruptedException {
        TaskEntity task = parts.store().of(context.actor(), context.run());
        return context.run().ask() instanceof Ask.PullRequest
                ? new ProposeRun(parts, context, task).carryOut()
                : new TaskRun(parts, context, task).carryOut();
    }

    /** Says what it was: the worker has to know an interrupt from a failure, above all when the platform stops. */
    static InterruptedException stoppedBy(RuntimeException failure) {
        InterruptedException stopped = new InterruptedException("the task was stopped");
        stopped.initCause(failure);
        return stopped;
    }
}
