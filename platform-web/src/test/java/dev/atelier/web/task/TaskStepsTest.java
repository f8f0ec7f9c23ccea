package dev.atelier.web.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.source.ImportProgress.Phase;
import dev.atelier.web.log.LogView.Line;
import dev.atelier.web.task.TaskStep.Kind;
import dev.atelier.web.task.TaskStep.State;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TaskStepsTest {
    private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");
    private static final RunEvent ASKED = new RunEvent.Asked(
            new Ask.Task("t", "Add validation", Optional.empty(), "https://github.com/a/b", false), "anna");

    private final TaskSteps steps = new TaskSteps();
    private final TaskLog log = new TaskLog();
    private final List<Line> lines = new ArrayList<>();
    private long second;

    @Test
    @DisplayName("T15 the steps tell what was done, what came of it, and how long it took")
    void a_whole_task() {
        tell(ASKED, new RunEvent.Claimed("node-1/1", 1), new RunEvent.SourceImporting(Phase.RECEIVING, 2_000, 0));
        assertThat(steps.list()).last().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(Kind.FETCH);
            assertThat(step.state()).isEqualTo(State.GOING_ON);
            assertThat(step.note()).isEqualTo("2.0\u00a0kB received");
        });
        tell(
                new RunEvent.SourceImported("https://github.com/a/b", Optional.of("main"), "abc", List.of()),
                new RunEvent.SetupFinished("setup.sh", false, "ended with 1", 1_000),
                new RunEvent.AgentChosen("chores", "No model."),
                new RunEvent.FileChanged("a.py", RunEvent.FileChanged.Kind.MODIFIED),
                new RunEvent.FileChanged("a.py", RunEvent.FileChanged.Kind.MODIFIED),
                new RunEvent.TestsRun("pytest", true, "3 passed", "...", 2_000),
                new RunEvent.CheckpointSaved(2, "def", 1, 4, 1),
                new RunEvent.BranchPushing("atelier/x"),
                new RunEvent.BranchPushed("atelier/x", "def"),
                new RunEvent.PullRequestOpened(URI.create("https://github.com/a/b/pull/7"), 7),
                new RunEvent.RunEnded(new Outcome.Completed(), 12_000));

        assertThat(steps.list())
                .extracting(TaskStep::kind, TaskStep::state, TaskStep::note)
                .containsExactly(
                        Tuple.tuple(Kind.QUEUE, State.DONE, ""),
                        Tuple.tuple(Kind.FETCH, State.DONE, "main"),
                        Tuple.tuple(Kind.SETUP, State.WARNED, "ended with 1"),
                        Tuple.tuple(Kind.AGENT, State.DONE, "1 file changed"),
                        Tuple.tuple(Kind.TESTS, State.DONE, "3 passed"),
                        Tuple.tuple(Kind.PATCH, State.DONE, "+4 −1"),
                        Tuple.tuple(Kind.PUSH, State.DONE, "atelier/x"),
                        Tuple.tuple(Kind.PULL_REQUEST, State.DONE, "#7"));
        assertThat(steps.list().get(4).took()).contains(Duration.ofSeconds(2));
    }

    @Test
    @DisplayName("T15 what goes on when a task ends has ended as the task did")
    void a_failed_task() {
        tell(
                ASKED,
                new RunEvent.Claimed("node-1/1", 2),
                new RunEvent.RunEnded(
                        new Outcome.Failed(Fault.of(FaultKind.OUTSIDE, "git_unreachable", "It does not answer.")), 9));

        assertThat(steps.list())
                .extracting(TaskStep::kind, TaskStep::state)
                .containsExactly(Tuple.tuple(Kind.QUEUE, State.DONE), Tuple.tuple(Kind.FETCH, State.FAILED));
        assertThat(lines).extracting(Line::text).contains("It does not answer.");
    }

    @Test
    @DisplayName("T15 a pull request that is asked for later is a step of its own, and may be tried again")
    void a_later_pull_request() {
        tell(
                ASKED,
                new RunEvent.Claimed("node-1/1", 1),
                new RunEvent.AgentChosen("chores", "No model."),
                new RunEvent.CheckpointSaved(2, "def", 1, 4, 1),
                new RunEvent.RunEnded(new Outcome.Completed(), 9));
        tell(
                new RunEvent.Asked(new Ask.PullRequest("t"), "anna"),
                new RunEvent.Claimed("node-1/1", 1),
                new RunEvent.PullRequestSkipped("The host did not accept the token."),
                new RunEvent.RunEnded(new Outcome.Completed(), 9));

        assertThat(steps.list()).last().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(Kind.PULL_REQUEST);
            assertThat(step.state()).isEqualTo(State.WARNED);
            assertThat(step.note()).isEqualTo("The host did not accept the token.");
        });
        tell(new RunEvent.Asked(new Ask.PullRequest("t"), "anna"));
        assertThat(steps.list()).last().extracting(TaskStep::state).isEqualTo(State.GOING_ON);
    }

    @Test
    @DisplayName("T15 what a command prints is shown as it comes, and not a second time when it ends")
    void output() {
        tell(new RunEvent.ToolRequested("1", "run_command", "npm test", "{}"));
        lines.addAll(log.onSignal(new LiveSignal.CommandOutput("one\ntw")));
        lines.addAll(log.onSignal(new LiveSignal.CommandOutput("o\n")));
        tell(new RunEvent.ToolFinished("1", "run_command", true, "npm test", "one\ntwo\n"));

        assertThat(lines).extracting(Line::text).containsExactly("npm test", "one", "two");

        lines.clear();
        tell(
                new RunEvent.ToolRequested("2", "run_command", "ls", "{}"),
                new RunEvent.ToolFinished("2", "run_command", false, "ls: failed", "a\nb"));
        assertThat(lines).extracting(Line::text).containsExactly("ls", "a", "b", "ls: failed");
        assertThat(lines).last().extracting(Line::level).isEqualTo("bad");
    }

    private void tell(RunEvent... events) {
        for (RunEvent event : events) {
            LoggedEvent logged = new LoggedEvent(RunId.random(), 1, START.plusSeconds(second++), event);
            steps.onEvent(logged);
            lines.addAll(log.onEvent(logged));
        }
    }
}
