package dev.atelier.system.bench;

import com.microsoft.playwright.Page;
import dev.atelier.system.bench.Result.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * F4: a turn costs only the model. A model that answers at once reads a file, writes it and runs a command; ours ends
 * when the run's last event arrives, checks and checkpoint included. By hand these are three {@code docker exec}, a
 * commit and a page load.
 */
final class ScriptedTurn {
    private static final Goal GOAL = Goal.median(1.0);

    private final Platform platform;
    private final Turns turns;
    private final Path scratch;
    private final Chromium chromium;

    ScriptedTurn(Platform platform, Turns turns, Path scratch, Chromium chromium) {
        this.platform = platform;
        this.turns = turns;
        this.scratch = scratch;
        this.chromium = chromium;
    }

    Result measure(Effort effort) throws Exception {
        String id = platform.createProject("Bench turns");
        Path directory = scratch.resolve("turns");
        try (HandMadeProject project = HandMadeProject.make(platform.template(), directory.resolve("project"));
                HandStartedContainer server = HandStartedContainer.start(project.directory())) {
            Shell.script(project.directory(), "git init --quiet . && git add --all");
            new Web().awaitOk(server.port(), "localhost:" + server.port(), "/", "");
            Page ours = chromium.open(platform.entrance(id).toString());
            Page direct = chromium.open("http://localhost:" + server.port());
            SideBySide times =
                    effort.measure(round -> turns.take(id, round), round -> byHand(server, directory, direct, round));
            ours.context().close();
            direct.context().close();
            String name = "F4 " + platform.kind().title();
            return new Result(name, "a turn with 3 tool calls", "docker exec ×3, git commit, page load", times, GOAL);
        } finally {
            platform.deleteProject(id);
        }
    }

    private static Duration byHand(HandStartedContainer server, Path directory, Page page, int round)
            throws IOException, InterruptedException {
        Files.writeString(directory.resolve("next"), App.saying("Turn " + round));
        long start = System.nanoTime();
        Shell.script(directory, """
                docker exec %1$s cat src/App.jsx > read
                docker exec -i %1$s sh -c 'cat > src/next && mv src/next src/App.jsx' < next
                docker exec %1$s node --version > version
                cd project
                git add --all
                git -c user.name=Bench -c user.email=bench@localhost commit --quiet --message Turn
                """.formatted(server.name()));
        page.reload();
        page.waitForSelector("h1:text-is('Turn " + round + "')");
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
