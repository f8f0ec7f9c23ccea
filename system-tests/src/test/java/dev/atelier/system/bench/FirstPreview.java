package dev.atelier.system.bench;

import dev.atelier.system.bench.Result.Goal;
import java.nio.file.Path;
import java.time.Duration;

/** F1: a new project is there. Both sides end when the page and its first module have been answered with 200. */
final class FirstPreview {
    private static final Goal GOAL = Goal.median(1.25).andP95(1.6);

    private final Platform platform;
    private final Path scratch;
    private final Web web = new Web();

    FirstPreview(Platform platform, Path scratch) {
        this.platform = platform;
        this.scratch = scratch;
    }

    Result measure(Effort effort) throws Exception {
        return new Result(
                "F1 " + platform.kind().title(),
                "new project → its page, cold",
                "sandbox and dev server by hand",
                effort.measure(this::ours, this::byHand),
                GOAL);
    }

    private Duration ours(int round) throws Exception {
        platform.signInAgain();
        long start = System.nanoTime();
        String project = platform.createProject("Bench " + round);
        try {
            new Visitor(web).open(platform.entrance(project));
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            platform.deleteProject(project);
        }
    }

    Duration byHand(int round) throws Exception {
        Path template = platform.template();
        long start = System.nanoTime();
        try (HandMadeProject project = HandMadeProject.make(template, scratch.resolve("first-" + round));
                HandStarted server = HandStarted.start(platform.kind(), project.directory())) {
            String host = "localhost:" + server.port();
            web.awaitOk(server.port(), host, "/", "");
            web.awaitOk(server.port(), host, "/src/main.jsx", "");
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }
}
