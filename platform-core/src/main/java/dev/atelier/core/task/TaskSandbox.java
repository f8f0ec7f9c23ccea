package dev.atelier.core.task;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandOutput;
import dev.atelier.core.sandbox.CommandResult;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.sandbox.SandboxProvider;
import dev.atelier.core.sandbox.SandboxSpec;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;

/**
 * The sandbox of one attempt at a task: made when something is first to be run in it, named after the task, and gone with
 * the attempt, however that ends (T6). For the attempt's thread.
 */
final class TaskSandbox implements AutoCloseable {
    private static final Logger LOG = System.getLogger(TaskSandbox.class.getName());

    private final SandboxProvider provider;
    private final SandboxSpec spec;
    private final RunContext context;
    private final ContainerLog log;
    private boolean told;

    TaskSandbox(TaskParts parts, RunContext context, TaskEntity task, Path workTree, ContainerLog log) {
        this.provider = parts.sandboxing().provider();
        this.context = context;
        this.log = log;
        this.spec = new SandboxSpec(
                id(task, context.attempt()),
                workTree,
                parts.sandboxing().limits(context.actor().tenant()),
                parts.sandboxing().egress(),
                task.sandbox(),
                Map.of("task", task.id.toString()));
        for (int attempt = 1; attempt < context.attempt(); attempt++) {
            provider.remove(id(task, attempt));
        }
    }

    /** Each attempt has its own: one that is late to notice that it was taken over must not end its successor's. */
    private static SandboxId id(TaskEntity task, int attempt) {
        return new SandboxId("task-" + task.id.toString().replace("-", "") + "-" + attempt);
    }

    SandboxLimits limits() {
        return spec.limits();
    }

    /** The living sandbox; a new one if it was lost. */
    Sandbox open() {
        long start = System.nanoTime();
        Sandbox sandbox = provider.open(spec);
        if (!told) {
            told = true;
            long millis = (System.nanoTime() - start) / 1_000_000;
            String made = provider.nameFor(spec);
            context.append(new RunEvent.SandboxReady(made, millis));
            log.sandbox(made, spec, millis);
        }
        return sandbox;
    }

    /** Runs a command of the platform's, and notes how it ended. */
    CommandResult run(Command command, CommandOutput output) throws InterruptedException {
        try {
            CommandResult result = open().run(command, output);
            log.command(command.argv(), result);
            return result;
        } catch (FaultException e) {
            log.line(e.fault().message());
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            provider.remove(spec.id());
            log.line("The sandbox was removed.");
        } catch (RuntimeException e) {
            // The outcome of the task is what it is; the next start removes what is left.
            LOG.log(Level.WARNING, "sandbox " + spec.id() + " could not be removed yet", e);
        }
    }
}
