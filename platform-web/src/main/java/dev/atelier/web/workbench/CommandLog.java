package dev.atelier.web.workbench;

import dev.atelier.core.run.Ask;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.web.log.LogView.Line;
import dev.atelier.web.shell.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The commands of a project as lines, told by the events of their runs. What is printed comes live, in pieces; after a
 * reload the end of it comes from the log.
 */
final class CommandLog {
    private static final int MOST_LINES = 2_000;
    private static final int MOST_TOLD_AGAIN = 200;
    private static final int MOST_COMMANDS = 100;
    private static final int LONGEST_LINE = 4_000;

    private final Deque<Line> lines = new ArrayDeque<>();
    private final Map<RunId, StringBuilder> open = new LinkedHashMap<>();
    private final Map<RunId, Boolean> heardLive = new LinkedHashMap<>();
    private final List<String> typed = new ArrayList<>();
    private final Consumer<List<Line>> shown;

    /** @param shown told each line as it comes */
    CommandLog(Consumer<List<Line>> shown) {
        this.shown = shown;
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** What was typed, oldest first. */
    List<String> typed() {
        return List.copyOf(typed);
    }

    /** The command that waits or works, if there is one; the one that began first. */
    Optional<RunId> working() {
        return open.keySet().stream().findFirst();
    }

    void clear() {
        lines.clear();
    }

    /** Forgets everything: it is about to be told again. */
    void begin() {
        lines.clear();
        open.clear();
        heardLive.clear();
        typed.clear();
    }

    void onEvent(LoggedEvent logged) {
        RunId run = logged.run();
        if (logged.event() instanceof RunEvent.Asked asked && isCommand(asked.ask())) {
            begin(run, asked.ask());
        } else if (open.containsKey(run)) {
            follow(run, logged.event());
        }
    }

    void onSignal(RunId run, LiveSignal signal) {
        StringBuilder rest = open.get(run);
        if (rest != null && signal instanceof LiveSignal.CommandOutput(String text)) {
            heardLive.put(run, true);
            rest.append(text);
            int end = rest.lastIndexOf("\n");
            if (end < 0 && rest.length() > LONGEST_LINE) {
                end = rest.length() - 1;
            }
            if (end >= 0) {
                print(rest.substring(0, end + 1));
                rest.delete(0, end + 1);
            }
        }
    }

    private void begin(RunId run, Ask ask) {
        open.put(run, new StringBuilder());
        if (ask instanceof Ask.Command command && !List.of(command.line()).equals(lastTyped())) {
            typed.add(command.line());
        }
        if (typed.size() > MOST_COMMANDS) {
            typed.removeFirst();
        }
        tell(List.of(new Line("command", ask.text())));
    }

    private void follow(RunId run, RunEvent event) {
        if (event instanceof RunEvent.ToolFinished finished) {
            // What came live is in sight already; the log has all that somebody who comes later needs.
            print(heardLive.containsKey(run) ? String.valueOf(open.get(run)) : ending(finished.detail()));
            open.put(run, new StringBuilder());
            tell(List.of(new Line(finished.ok() ? "good" : "bad", finished.summary())));
        } else if (event instanceof RunEvent.CheckpointSaved saved) {
            tell(List.of(new Line("good", Words.of("console.version", String.valueOf(saved.version())))));
        } else if (event instanceof RunEvent.RunEnded ended) {
            open.remove(run);
            heardLive.remove(run);
            if (ended.outcome() instanceof Outcome.Failed failed) {
                tell(List.of(new Line("bad", failed.fault().message())));
            }
        }
    }

    /** One long output must not push all the others out when they are told again. */
    private static String ending(String output) {
        List<String> all = output.lines().toList();
        int left = all.size() - MOST_TOLD_AGAIN;
        return left <= 0 ? output : "… " + left + " …\n" + String.join("\n", all.subList(left, all.size()));
    }

    private List<String> lastTyped() {
        return typed.isEmpty() ? List.of() : List.of(typed.getLast());
    }

    private void print(String text) {
        tell(text.lines()
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…")
                .map(line -> new Line("log", line))
                .toList());
    }

    private void tell(List<Line> more) {
        lines.addAll(more);
        while (lines.size() > MOST_LINES) {
            lines.removeFirst();
        }
        shown.accept(more);
    }

    private static boolean isCommand(Ask ask) {
        return switch (ask) {
            case Ask.Command command -> true;
            case Ask.Install install -> true;
            case Ask.Change change -> false;
            case Ask.Restore restore -> false;
            case Ask.StartOver again -> false;
            case Ask.RestoreFile file -> false;
            case Ask.Edit edit -> false;
            case Ask.Task task -> false;
            case Ask.PullRequest request -> false;
        };
    }
}
