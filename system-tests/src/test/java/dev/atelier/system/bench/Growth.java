package dev.atelier.system.bench;

import dev.atelier.core.model.scripted.Reply;
import dev.atelier.system.bench.Result.Goal;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** F11: cost grows with work, not with history. The same turn in projects that differ in what was there before. */
final class Growth {
    private static final Goal GOAL = Goal.median(1.3);
    /** Some 2,000 events. */
    private static final int TURNS_BEFORE = 120;

    private static final int FEW_FILES = 50;
    private static final int MANY_FILES = 5_000;

    private final Platform platform;
    private final Turns turns;

    Growth(Platform platform, Turns turns) {
        this.platform = platform;
        this.turns = turns;
    }

    List<Result> measure(Effort effort) throws Exception {
        return List.of(conversation(effort), files(effort));
    }

    private Result conversation(Effort effort) throws Exception {
        String fresh = platform.createProject("Bench short");
        String old = platform.createProject("Bench long");
        try {
            takeMany(fresh, 1);
            takeMany(old, TURNS_BEFORE);
            SideBySide times = effort.measure(
                    round -> turns.take(old, TURNS_BEFORE + round), round -> turns.take(fresh, 1 + round));
            return result("a turn after " + TURNS_BEFORE + " others", "the same after one", times);
        } finally {
            platform.deleteProject(fresh);
            platform.deleteProject(old);
        }
    }

    private void takeMany(String project, int count) throws IOException, InterruptedException {
        for (int round = 0; round < count; round++) {
            var unused = turns.take(project, round);
        }
    }

    private Result files(Effort effort) throws Exception {
        String small = withFiles("Bench small", FEW_FILES);
        String large = withFiles("Bench large", MANY_FILES);
        try {
            SideBySide times = effort.measure(round -> turns.take(large, round), round -> turns.take(small, round));
            return result("a turn among 5,000 files", "the same among 50", times);
        } finally {
            platform.deleteProject(small);
            platform.deleteProject(large);
        }
    }

    private String withFiles(String name, int count) throws IOException, InterruptedException {
        String project = platform.createProject(name);
        String command = "mkdir -p data && for i in $(seq " + count
                + "); do echo \"export const value = $i;\" > data/value$i.js; done";
        var unused = turns.work(
                project,
                "Make " + count + " files",
                Reply.call("run_command", Map.of("command", command)),
                Reply.text("There they are."));
        return project;
    }

    private static Result result(String what, String against, SideBySide times) {
        return new Result("F11", what, against, times, GOAL);
    }
}
