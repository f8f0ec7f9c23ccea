package dev.atelier.system.bench;

import dev.atelier.system.bench.Result.Goal;
import java.nio.file.Path;
import java.time.Duration;

/** F1 and F2 where something is ready: a sandbox for a new project, or a paused one for a project that somebody opens. */
final class WarmPreview {
    private static final Goal WARM = Goal.median(0.25);
    private static final Goal WOKEN = Goal.median(1.3);

    private final Platform platform;
    private final Path scratch;
    private final Web web = new Web();

    WarmPreview(Platform platform, Path scratch) {
        this.platform = platform;
        this.scratch = scratch;
    }

    /** The other side is the same as for a cold start: the shortest way without anything prepared. */
    Result created(Effort effort) throws Exception {
        return new Result(
                "F1 " + platform.kind().title(),
                "new project → its page, from the warm pool",
                "sandbox and dev server by hand",
                effort.measure(this::create, new FirstPreview(platform, scratch)::byHand),
                WARM);
    }

    Result woken(Effort effort) throws Exception {
        platform.signInAgain();
        String project = platform.createProject("Sleepy");
        Path directory = scratch.resolve("paused");
        try (HandMadeProject byHand = HandMadeProject.make(platform.template(), directory);
                HandStarted server = HandStarted.start(platform.kind(), byHand.directory())) {
            Visitor visitor = new Visitor(web);
            visitor.open(platform.entrance(project));
            web.awaitOk(server.port(), "localhost:" + server.port(), "/", "");
            return new Result(
                    "F2 " + platform.kind().title(),
                    "request to a paused preview → 200",
                    "resumed by hand and asked",
                    effort.measure(round -> wake(project, visitor), round -> resume(server)),
                    WOKEN);
        } finally {
            platform.deleteProject(project);
        }
    }

    private Duration create(int round) throws Exception {
        platform.awaitWarm();
        platform.signInAgain();
        long start = System.nanoTime();
        String project = platform.createProject("Warm " + round);
        try {
            new Visitor(web).open(platform.entrance(project));
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            platform.deleteProject(project);
        }
    }

    private Duration wake(String project, Visitor visitor) throws Exception {
        platform.signInAgain();
        platform.awaitPaused(project);
        long start = System.nanoTime();
        visitor.again();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Duration resume(HandStarted server) throws Exception {
        server.pause();
        long start = System.nanoTime();
        server.resume();
        web.awaitOk(server.port(), "localhost:" + server.port(), "/", "");
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
