package dev.atelier.core.turn;

import dev.atelier.core.agent.PreviewReport;
import dev.atelier.core.agent.TurnPreview;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandOutput;
import dev.atelier.core.sandbox.CommandResult;
import dev.atelier.core.sandbox.SandboxFaults;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.SourceTree;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a project's tests in the sandbox. What they change in the work tree is taken back, so that it is in nobody's patch.
 *
 * <p>When they fail, they are run once on the code as it was before: what failed then is not the agent's doing. An agent is
 * asked to repair that too, since it may be the task, but not endlessly.
 */
public final class RepositoryTests implements TurnPreview {
    private static final int MOST_OUTPUT = 4 * 1024 * 1024;
    private static final int KEPT = 8_000;
    private static final int TOLD = 1_400;

    /** How often tests that failed before are given back to be repaired. */
    private static final int MOST_INHERITED = 2;

    private final RunContext context;
    private final SourceTree tree;
    private final Runner sandbox;
    private final Consumer<String> notes;
    private final Duration time;
    private final CommitId before;
    private @Nullable Result latest;
    private long latestStamp;
    private @Nullable Boolean failedBefore;
    private int inherited;

    /** Runs a command where the project is. */
    @FunctionalInterface
    public interface Runner {
        CommandResult run(Command command, CommandOutput output) throws InterruptedException;
    }

    /**
     * How they ended.
     *
     * @param ran false when there are none, or the sandbox lacks what they need; they are no failure then
     * @param words one sentence
     */
    public record Result(boolean ran, boolean passed, String words, String output) {
        static final Result NONE = new Result(false, true, "No tests were found.", "");

        static Result notRun(Set<String> missing) {
            String what = String.join(", ", missing) + (missing.size() == 1 ? " is" : " are");
            return new Result(false, true, "Its tests were not run: " + what + " not in the sandbox.", "");
        }
    }

    /**
     * Nothing has run yet.
     *
     * @param notes told what is run and what comes of it, beside the run's events
     * @param time the most that one run of them may take
     * @param before the code without the agent's work
     */
    public RepositoryTests(
            RunContext context,
            SourceTree tree,
            Runner sandbox,
            Consumer<String> notes,
            Duration time,
            CommitId before) {
        this.context = context;
        this.tree = tree;
        this.sandbox = sandbox;
        this.notes = notes;
        this.time = time;
        this.before = before;
    }

    @Override
    public PreviewReport check() throws InterruptedException {
        Result result = now();
        if (!result.ran() || result.passed()) {
            return new PreviewReport(true, List.of(), List.of(result.words()), Optional::empty);
        }
        if (brokenBefore() && ++inherited > MOST_INHERITED) {
            return new PreviewReport(
                    true,
                    List.of(),
                    List.of("The tests fail as they did before your change; you need not repair them."),
                    Optional::empty);
        }
        String end = result.output().length() <= TOLD
                ? result.output()
                : "[…]\n" + result.output().substring(result.output().length() - TOLD);
        return PreviewReport.broken(List.of(result.words() + "\n" + end));
    }

    /** How the tests stand with the files as they are; they run only if something has changed since. */
    public Result now() throws InterruptedException {
        if (latest != null && latestStamp == tree.stamp()) {
            return latest;
        }
        CommitId work = tree.checkpoint("Before the tests", Authors.of(context.actor()))
                .or(tree::head)
                .orElse(before);
        Result result = run(true);
        tree.restore(work);
        latest = result;
        latestStamp = tree.stamp();
        return result;
    }

    /** Whether they failed without the agent's work as well. */
    public boolean brokenBefore() throws InterruptedException {
        if (failedBefore == null) {
            CommitId work = tree.checkpoint("Before the tests", Authors.of(context.actor()))
                    .or(tree::head)
                    .orElse(before);
            notes.accept("The tests are run on the code as it was before.");
            tree.restore(before);
            Result result = run(false);
            tree.restore(work);
            latestStamp = tree.stamp();
            failedBefore = result.ran() && !result.passed();
        }
        return failedBefore;
    }

    private Result run(boolean told) throws InterruptedException {
        Set<String> missing = new LinkedHashSet<>();
        for (TestCommand test : TestFinder.in(tree.files())) {
            BoundedOutput output = new BoundedOutput(context);
            long start = System.nanoTime();
            Optional<Result> result = attempt(test, output, missing);
            notes.accept(output.end(KEPT));
            if (result.isPresent()) {
                if (told) {
                    context.append(new RunEvent.TestsRun(
                            test.shown(),
                            result.get().passed(),
                            result.get().words(),
                            result.get().output(),
                            (System.nanoTime() - start) / 1_000_000));
                }
                return result.get();
            }
        }
        return missing.isEmpty() ? Result.NONE : Result.notRun(missing);
    }

    /** Empty when the sandbox has nothing to run it with; what it lacks is added to {@code missing}. */
    private Optional<Result> attempt(TestCommand test, BoundedOutput output, Set<String> missing)
            throws InterruptedException {
        Command command = new Command(test.argv(), test.env(), time, MOST_OUTPUT, new byte[0]);
        try {
            CommandResult result = sandbox.run(command, output);
            Optional<String> lacking = MissingTool.of(test, result.exitCode().orElse(0), output.end(KEPT));
            if (lacking.isPresent()) {
                missing.add(lacking.get());
                return Optional.empty();
            }
            return Optional.of(new Result(true, result.succeeded(), words(test, result), output.end(KEPT)));
        } catch (FaultException e) {
            if (!SandboxFaults.isLoss(e.fault())) {
                throw e;
            }
            context.append(new RunEvent.Warning(e.fault()));
            return Optional.of(
                    new Result(true, false, "Its tests (" + test.shown() + ") ended the sandbox.", output.end(KEPT)));
        }
    }

    private String words(TestCommand test, CommandResult result) {
        String name = "(" + test.shown() + ")";
        if (result.timedOut()) {
            return "Its tests " + name + " took longer than " + time.toSeconds() + " seconds and were stopped.";
        }
        if (result.outOfMemory()) {
            return "Its tests " + name + " failed: the sandbox's memory was full.";
        }
        return result.succeeded() ? "Its tests pass " + name + "." : "Its tests fail " + name + ".";
    }
}
