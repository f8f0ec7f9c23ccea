package dev.atelier.core.task;

import dev.atelier.core.agent.Agent;
import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.turn.RepositoryTests;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets the agent work that was wished for, and if it fails for good and that is allowed, the rules (R4). */
final class AgentWork {
    private final TaskParts parts;
    private final RunContext context;
    private final TaskRecord record;
    private final SourceTree tree;
    private final TaskJournal journal;

    AgentWork(TaskParts parts, RunContext context, TaskRecord record, SourceTree tree, TaskJournal journal) {
        this.parts = parts;
        this.context = context;
        this.record = record;
        this.tree = tree;
        this.journal = journal;
    }

    /**
     * Works until it is over.
     *
     * @param turn makes a turn anew, for a second agent must not see the first one's
     * @param begin the code as the first agent found it
     */
    AgentResult carryOut(Supplier<TaskTurn> turn, CommitId begin) throws InterruptedException {
        TaskAgents.Choice choice = parts.agents().choose(Submission.wish(record.task()));
        AgentResult result = work(choice.agent(), choice.why(), choice.model(), turn.get());
        if (!(result instanceof AgentResult.Failed(Fault fault))
                || choice.fallback().isEmpty()) {
            return result;
        }
        context.append(new RunEvent.Warning(fault));
        tree.restore(begin);
        AgentResult second = work(
                choice.fallback().get(),
                "The model failed, so the built-in rules do what they can.",
                Optional.empty(),
                turn.get());
        // What the rules do not understand stays what it was: a task at which the model failed (T10).
        return second instanceof AgentResult.NothingDone ? result : second;
    }

    private AgentResult work(Agent agent, String why, Optional<String> model, TaskTurn turn)
            throws InterruptedException {
        context.append(new RunEvent.AgentChosen(agent.name(), why));
        record.change(row -> {
            row.agent = agent.name();
            row.agentReason = why;
            row.model = model.orElse(null);
        });
        if (model.isEmpty()) {
            journal.prompt("Task for the built-in rules", turn.ask());
        }
        AgentResult result = agent.work(turn);
        journal.response("Result of " + agent.name(), words(result));
        return result;
    }

    /** What became of it, with the tests' word: a change that breaks what worked is not done (R5, T10). */
    static AgentResult judged(AgentResult result, RepositoryTests tests, RepositoryTests.Result latest)
            throws InterruptedException {
        if (result instanceof AgentResult.Done && latest.ran() && !latest.passed() && !tests.brokenBefore()) {
            return new AgentResult.Failed(Fault.of(
                    FaultKind.OUTSIDE,
                    "tests_fail",
                    "The change makes tests fail that passed before. " + latest.words()
                            + " What was tried is in the diff, and what they printed in agent.log."));
        }
        return result;
    }

    static String words(AgentResult result) {
        return switch (result) {
            case AgentResult.Done(String answer) -> answer;
            case AgentResult.NothingDone(String answer) -> answer;
            case AgentResult.LimitReached(String what, String answer) -> answer;
            case AgentResult.Failed(Fault fault) -> fault.message();
        };
    }
}
