package dev.atelier.system.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedModelServer;
import dev.atelier.system.bench.Result.Goal;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * F4: a turn costs only the model. A model that answers at once reads a file, writes it and runs a command; ours ends
 * when the run's last event arrives, checks and checkpoint included. By hand these are three {@code docker exec}, a
 * commit and a page load.
 */
final class ScriptedTurn implements AutoCloseable {
    private static final Goal GOAL = Goal.median(1.0);

    private final Platform platform;
    private final ScriptedModelServer model;
    private final Path scratch;
    private final Chromium chromium;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ScriptedTurn(Platform platform, ScriptedModelServer model, Path scratch, Chromium chromium) {
        this.platform = platform;
        this.model = model;
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
                    effort.measure(round -> turn(id, round), round -> byHand(server, directory, direct, round));
            ours.context().close();
            direct.context().close();
            String name = "F4 " + platform.kind().title();
            return new Result(name, "a turn with 3 tool calls", "docker exec ×3, git commit, page load", times, GOAL);
        } finally {
            platform.deleteProject(id);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Duration turn(String project, int round) throws IOException, InterruptedException {
        platform.signInAgain();
        model.follow(Script.of(
                Reply.call("read_file", Map.of("path", App.FILE)),
                Reply.call("write_file", Map.of("path", App.FILE, "content", App.saying("Turn " + round))),
                Reply.call("run_command", Map.of("command", "node --version")),
                Reply.text("The heading says so now.")));
        long start = System.nanoTime();
        String run = platform.api()
                .post("/api/v1/projects/" + project + "/messages", Map.of("text", "Say turn " + round))
                .json()
                .path("run")
                .asText();
        awaitLastEvent(run);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        JsonNode ended = platform.api().get("/api/v1/runs/" + run).json();
        if (!"completed".equals(ended.path("outcome").asText())) {
            throw new IllegalStateException("the turn did not work: " + ended);
        }
        return took;
    }

    private void awaitLastEvent(String run) throws IOException, InterruptedException {
        var request = platform.api()
                .request("/api/v1/runs/" + run + "/events")
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> stream = http.send(request, BodyHandlers.ofLines());
        try (Stream<String> lines = stream.body()) {
            if (lines.noneMatch("event: run_ended"::equals)) {
                throw new IOException("the stream ended before the run");
            }
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
