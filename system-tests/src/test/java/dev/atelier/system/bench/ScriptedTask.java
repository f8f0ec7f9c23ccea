package dev.atelier.system.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedModelServer;
import dev.atelier.core.source.git.BareRepository;
import dev.atelier.core.source.git.GitServer;
import dev.atelier.system.bench.Result.Goal;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * F5: a task costs only the model. A model that answers at once writes one file of a repository of a hundred; ours ends when
 * the patch has been downloaded. By hand this is a shallow clone, a container that writes the file, and a diff.
 */
final class ScriptedTask implements AutoCloseable {
    private static final Goal GOAL = Goal.median(1.3);
    private static final String IMAGE = System.getenv().getOrDefault("ATELIER_SANDBOX_IMAGE", "atelier/sandbox:dev");
    private static final int FILES = 100;

    private final Platform platform;
    private final ScriptedModelServer model;
    private final Path scratch;
    private final String repository;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ScriptedTask(Platform platform, ScriptedModelServer model, Path scratch, String repository) {
        this.platform = platform;
        this.model = model;
        this.scratch = scratch;
        this.repository = repository;
    }

    /** The settings without which the platform would not fetch from this machine. */
    static Map<String, String> settings(Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(others);
        settings.put("ATELIER_CONNECT_ALLOW", "127.0.0.1");
        settings.put("ATELIER_GIT_HTTP", "true");
        return settings;
    }

    /** A server for repositories below that directory, with one in it. */
    static GitServer serve(Path served) throws IOException, InterruptedException {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            files.add("src/part" + i + ".py");
            files.add(part(i));
        }
        Path directory = Files.createTempDirectory(Files.createDirectories(served), "served");
        var unused = new BareRepository(directory.resolve("code.git"))
                .commit("trunk", "First", files.toArray(new String[0]));
        return new GitServer(directory);
    }

    static ScriptedTask on(Platform platform, ScriptedModelServer model, Path scratch, GitServer git) {
        return new ScriptedTask(platform, model, scratch, "http://127.0.0.1:" + git.port() + "/code.git");
    }

    Result measure(Effort effort) throws Exception {
        return new Result(
                "F5 " + platform.kind().title(),
                "task for a repository → its patch",
                "git clone --depth 1, docker run, git diff",
                effort.measure(this::task, this::byHand),
                GOAL);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Duration task(int round) throws IOException, InterruptedException {
        platform.signInAgain();
        model.follow(Script.of(
                Reply.call("write_file", Map.of("path", "src/part7.py", "content", content(round))),
                Reply.text("Part 7 says so now.")));
        long start = System.nanoTime();
        JsonNode task = platform.api()
                .post("/api/v1/tasks", Map.of("gitUrl", repository, "description", "Say " + round))
                .json();
        String path = "/api/v1/tasks/" + task.path("id").asText();
        awaitEnd(path);
        String patch = platform.api().get(path + "/artefacts/diff.patch").body();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (!patch.contains("+round = " + round)) {
            throw new IllegalStateException(
                    "the task did not work: " + platform.api().get(path).body());
        }
        return took;
    }

    private void awaitEnd(String path) throws IOException, InterruptedException {
        var request = platform.api()
                .request(path + "/events")
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> stream = http.send(request, BodyHandlers.ofLines());
        try (Stream<String> lines = stream.body()) {
            if (lines.noneMatch("event: run_ended"::equals)) {
                throw new IOException("the stream ended before the task");
            }
        }
    }

    private Duration byHand(int round) throws IOException {
        Path directory = Files.createTempDirectory(Files.createDirectories(scratch), "by-hand");
        Files.writeString(directory.resolve("next"), content(round));
        long start = System.nanoTime();
        Shell.script(directory, """
                git clone --quiet --depth 1 %s code
                docker run --rm --interactive --network none --user 0:0 --volume "$PWD/code:/workspace" %s \
                  sh -c 'cat > /workspace/src/part7.py' < next
                cd code
                git diff > ../diff.patch
                """.formatted(repository, IMAGE));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Shell.run(Path.of("/"), List.of("rm", "-rf", directory.toString()));
        return took;
    }

    private static String part(int number) {
        return ("def part" + number + "(value):\n    return value + " + number + "\n\n\n").repeat(20);
    }

    private static String content(int round) {
        return part(7) + "round = " + round + "\n";
    }
}
