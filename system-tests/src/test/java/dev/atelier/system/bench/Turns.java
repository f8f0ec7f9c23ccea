package dev.atelier.system.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedModelServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Turns with a model that answers at once. */
final class Turns implements AutoCloseable {
    private final Platform platform;
    private final ScriptedModelServer model;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Turns(Platform platform, ScriptedModelServer model) {
        this.platform = platform;
        this.model = model;
    }

    /** One with three tool calls, from the message to the run's last event. */
    Duration take(String project, int round) throws IOException, InterruptedException {
        platform.signInAgain();
        return work(
                project,
                "Say turn " + round,
                Reply.call("read_file", Map.of("path", App.FILE)),
                Reply.call("write_file", Map.of("path", App.FILE, "content", App.saying("Turn " + round))),
                Reply.call("run_command", Map.of("command", "node --version")),
                Reply.text("The heading says so now."));
    }

    /** One in which the model answers this. */
    Duration work(String project, String words, Reply... answers) throws IOException, InterruptedException {
        model.follow(Script.of(answers));
        long start = System.nanoTime();
        String run = platform.api()
                .post("/api/v1/projects/" + project + "/messages", Map.of("text", words))
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

    @Override
    public void close() {
        http.shutdownNow();
    }
}
