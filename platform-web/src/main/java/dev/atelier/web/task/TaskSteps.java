package dev.atelier.web.task;

import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import dev.atelier.web.shell.Figures;
import dev.atelier.web.shell.Words;
import dev.atelier.web.task.TaskStep.Kind;
import dev.atelier.web.task.TaskStep.State;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a task has done so far and does now, told by the events of its runs in their order. */
final class TaskSteps {
    private final Map<Kind, TaskStep> steps = new EnumMap<>(Kind.class);
    private final Set<String> changed = new HashSet<>();

    List<TaskStep> list() {
        return List.copyOf(steps.values());
    }

    void onEvent(LoggedEvent logged) {
        Instant at = logged.at();
        RunEvent event = logged.event();
        if (event instanceof RunEvent.Asked) {
            begin(steps.containsKey(Kind.PATCH) || steps.containsKey(Kind.AGENT) ? Kind.PULL_REQUEST : Kind.QUEUE, at);
        } else if (event instanceof RunEvent.Claimed claimed) {
            claimed(claimed, at);
        } else if (event instanceof RunEvent.SourceImporting importing) {
            note(Kind.FETCH, fetched(importing), at);
        } else if (event instanceof RunEvent.SourceImported imported) {
            end(Kind.FETCH, State.DONE, imported.branch().orElse(""), at);
        } else if (event instanceof RunEvent.SetupFinished setup) {
            began(Kind.SETUP, at.minusMillis(setup.millis()));
            end(Kind.SETUP, setup.ok() ? State.DONE : State.WARNED, setup.summary(), at);
        } else if (event instanceof RunEvent.AgentChosen) {
            begin(Kind.AGENT, at);
        } else if (event instanceof RunEvent.FileChanged file) {
            changed.add(file.path());
            note(Kind.AGENT, Words.of("task.step.files", changed.size()), at);
        } else if (event instanceof RunEvent.TestsRun tests) {
            began(Kind.TESTS, at.minusMillis(tests.millis()));
            end(Kind.TESTS, tests.passed() ? State.DONE : State.WARNED, tests.summary(), at);
        } else if (event instanceof RunEvent.CheckpointSaved saved) {
            endIfGoingOn(Kind.AGENT, State.DONE, at);
            end(Kind.PATCH, State.DONE, "+" + saved.added() + " −" + saved.removed(), at);
        } else {
            proposed(event, at);
        }
    }

    private void proposed(RunEvent event, Instant at) {
        if (event instanceof RunEvent.BranchPushing pushing) {
            begin(Kind.PUSH, at);
            note(Kind.PUSH, pushing.branch(), at);
        } else if (event instanceof RunEvent.BranchPushed pushed) {
            end(Kind.PUSH, State.DONE, pushed.branch(), at);
        } else if (event instanceof RunEvent.PullRequestOpened opened) {
            end(Kind.PULL_REQUEST, State.DONE, "#" + opened.number(), at);
        } else if (event instanceof RunEvent.PullRequestSkipped skipped) {
            end(Kind.PULL_REQUEST, State.WARNED, skipped.why(), at);
        } else if (event instanceof RunEvent.RunEnded ended) {
            ended(ended.outcome(), at);
        }
    }

    private void claimed(RunEvent.Claimed claimed, Instant at) {
        if (steps.containsKey(Kind.PULL_REQUEST)) {
            return;
        }
        end(Kind.QUEUE, State.DONE, claimed.attempt() > 1 ? Words.of("task.step.again", claimed.attempt()) : "", at);
        if (!steps.containsKey(Kind.FETCH)) {
            begin(Kind.FETCH, at);
        }
    }

    /** Whatever goes on when the run ends has ended with it, and as it did. */
    private void ended(Outcome outcome, Instant at) {
        State how = switch (outcome) {
            case Outcome.Completed completed -> State.DONE;
            case Outcome.Cancelled cancelled -> State.WARNED;
            case Outcome.Failed failed -> State.FAILED;
            case Outcome.TimedOut timedOut -> State.FAILED;
            case Outcome.LimitReached limit -> State.FAILED;
        };
        List.copyOf(steps.keySet()).forEach(kind -> endIfGoingOn(kind, how, at));
    }

    private void begin(Kind kind, Instant at) {
        steps.put(kind, TaskStep.begun(kind, at));
    }

    private void began(Kind kind, Instant at) {
        if (!isGoingOn(kind)) {
            begin(kind, at);
        }
    }

    private void note(Kind kind, String words, Instant at) {
        began(kind, at);
        steps.computeIfPresent(kind, (same, step) -> step.noted(words));
    }

    private void end(Kind kind, State how, String words, Instant at) {
        began(kind, at);
        steps.computeIfPresent(kind, (same, step) -> step.ended(how, words, at));
    }

    private void endIfGoingOn(Kind kind, State how, Instant at) {
        if (isGoingOn(kind)) {
            steps.computeIfPresent(kind, (same, step) -> step.ended(how, step.note(), at));
        }
    }

    private boolean isGoingOn(Kind kind) {
        return Optional.ofNullable(steps.get(kind))
                .filter(step -> step.state() == State.GOING_ON)
                .isPresent();
    }

    private static String fetched(RunEvent.SourceImporting importing) {
        return switch (importing.phase()) {
            case CONNECTING -> Words.of("task.fetch.connecting");
            case RECEIVING -> Words.of("task.fetch.receiving", Figures.size(importing.done()));
            case UNPACKING -> Words.of("task.fetch.unpacking");
            case CHECKING -> Words.of("task.fetch.checking");
            case WRITING -> Words.of("task.fetch.writing", importing.done());
        };
    }
}
