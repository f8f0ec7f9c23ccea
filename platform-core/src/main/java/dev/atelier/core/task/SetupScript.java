package dev.atelier.core.task;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandResult;
import dev.atelier.core.sandbox.SandboxFaults;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.FilePatch;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.turn.Authors;
import dev.atelier.core.turn.BoundedOutput;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The repository's own setup (T8): run in the sandbox before the agent, without any secret, for a limited time; what it
 * prints is setup.log, and that it fails is a warning. What it leaves in the work tree is there for the agent and the tests,
 * and not part of the change.
 */
final class SetupScript {
    private static final List<String> FILES = List.of("setup.sh", "setup.sh.example");
    private static final long MOST_OUTPUT = 8L * 1024 * 1024;

    private final RunContext context;
    private final SourceTree tree;
    private final TaskSandbox sandbox;
    private final Duration time;
    private final CommitId first;
    private Set<SourcePath> leftBehind = Set.of();
    private String log = "";

    SetupScript(RunContext context, SourceTree tree, TaskSandbox sandbox, Duration time, CommitId first) {
        this.context = context;
        this.tree = tree;
        this.sandbox = sandbox;
        this.time = time;
        this.first = first;
    }

    /** Empty when there is no script. */
    String log() {
        return log;
    }

    /**
     * Runs it, if there is one.
     *
     * @return the code as the agent finds it, kept so that it can be told from the agent's work
     */
    CommitId run() throws InterruptedException {
        Optional<String> script = FILES.stream()
                .filter(name -> tree.files().exists(SourcePath.of(name)))
                .findFirst();
        if (script.isPresent()) {
            run(script.get());
        }
        CommitId ready = ready();
        leftBehind = paths(first, ready);
        return ready;
    }

    private void run(String script) throws InterruptedException {
        BoundedOutput output = new BoundedOutput(context);
        Command command = new Command(List.of("bash", script), Map.of("CI", "1"), time, MOST_OUTPUT, new byte[0]);
        long start = System.nanoTime();
        String how;
        boolean ok = false;
        try {
            CommandResult result = sandbox.run(command, output);
            ok = result.succeeded();
            how = ending(result);
        } catch (FaultException e) {
            if (!SandboxFaults.isLoss(e.fault())) {
                throw e;
            }
            how = e.fault().message();
        } finally {
            log = "$ bash " + script + "\n" + output.text();
        }
        log += (log.endsWith("\n") ? "" : "\n") + "[" + how + "]\n";
        context.append(new RunEvent.SetupFinished(script, ok, how, (System.nanoTime() - start) / 1_000_000));
        if (!ok) {
            context.append(new RunEvent.Warning(Fault.of(
                    FaultKind.USER,
                    "setup_failed",
                    "The repository's " + script + " did not end well (" + how
                            + "); the work goes on without it. setup.log has what it printed.")));
        }
    }

    private String ending(CommandResult result) {
        if (result.timedOut()) {
            return "stopped after " + time.toSeconds() + " seconds";
        }
        if (result.outOfMemory()) {
            return "the sandbox's memory was full";
        }
        return result.exitCode().isPresent() ? "exit code " + result.exitCode().getAsInt() : "ended by a signal";
    }

    private CommitId ready() {
        try {
            return kept();
        } catch (FaultException e) {
            tree.restore(first);
            context.append(new RunEvent.Warning(Fault.of(
                    FaultKind.USER,
                    "setup_undone",
                    "What the repository's setup left behind was removed: "
                            + e.fault().message())));
            return kept();
        }
    }

    private CommitId kept() {
        return tree.checkpoint("As the agent finds it", Authors.of(context.actor()))
                .or(tree::head)
                .orElse(first);
    }

    /** Takes back what the setup has changed and nobody since: the change that is proposed is the agent's alone. */
    void takeBack(CommitId afterSetup, CommitId now) {
        if (leftBehind.isEmpty()) {
            return;
        }
        Set<SourcePath> since = paths(afterSetup, now);
        leftBehind.stream().filter(path -> !since.contains(path)).forEach(path -> tree.restoreFile(first, path));
    }

    private Set<SourcePath> paths(CommitId from, CommitId to) {
        return tree.diff(from, to).files().stream()
                .map(FilePatch::change)
                .flatMap(change -> {
                    Set<SourcePath> both = new HashSet<>(Set.of(change.path()));
                    change.from().ifPresent(both::add);
                    return both.stream();
                })
                .collect(Collectors.toSet());
    }
}
