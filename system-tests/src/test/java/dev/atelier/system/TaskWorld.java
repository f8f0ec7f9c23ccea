package dev.atelier.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.forge.StandIn;
import dev.atelier.core.forge.StandIns;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.source.git.BareRepository;
import dev.atelier.core.source.git.GitServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** An installation with a scripted model, a Git server that it may reach, a forge on that, and a collector of traces. */
final class TaskWorld implements AutoCloseable {
    /** The branch that repositories have. */
    static final String TRUNK = "trunk";

    private static final Duration LONGEST_TASK = Duration.ofMinutes(2);

    private final Path served;
    private final GitServer git;
    private final StandIn forge;
    private final TraceCollector traces;
    private final ModelInstallation world;

    private TaskWorld(Path served, GitServer git, StandIn forge, TraceCollector traces, ModelInstallation world) {
        this.served = served;
        this.git = git;
        this.forge = forge;
        this.traces = traces;
        this.world = world;
    }

    /** Starts one; without a Docker engine the tests that want it are skipped, and say so. */
    static TaskWorld start(String sandbox) throws IOException {
        assumeTrue(
                sandbox.equals("local") || ModelInstallation.hasDocker(),
                "SKIPPED: no Docker engine answers, so nothing is proven about tasks in Docker sandboxes here");
        Path served = Files.createTempDirectory("served");
        GitServer git = new GitServer(served);
        git.requireToPush(StandIn.TOKEN);
        StandIn forge = StandIns.gitHub(git);
        TraceCollector traces = new TraceCollector();
        return new TaskWorld(
                served,
                git,
                forge,
                traces,
                ModelInstallation.start(
                        "tasks-" + sandbox,
                        sandbox,
                        Map.of(
                                "ATELIER_CONNECT_ALLOW",
                                "127.0.0.1",
                                "ATELIER_GIT_HTTP",
                                "true",
                                "ATELIER_FORGES",
                                "127.0.0.1:" + git.port() + "=github",
                                "ATELIER_TRACES_ENDPOINT",
                                traces.address(),
                                "ATELIER_COMPAT_ORIGINS",
                                CompatBuilderTest.ORIGIN)));
    }

    Installation installation() {
        return world.installation();
    }

    ModelInstallation withModel() {
        return world;
    }

    GitServer git() {
        return git;
    }

    StandIn forge() {
        return forge;
    }

    TraceCollector traces() {
        return traces;
    }

    /** What the model says from now on. */
    void script(Reply... replies) {
        world.model().follow(Script.of(replies));
    }

    /** A new repository with one commit: pairs of path and content. */
    BareRepository repository(String name, String... files) throws IOException, InterruptedException {
        return new BareRepository(served.resolve(name + ".git")).commit(TRUNK, "First", files);
    }

    /** The repository that the forge knows; made anew. */
    BareRepository forgeRepository(String... files) throws IOException, InterruptedException {
        Path directory = served.resolve(forge.path + ".git");
        if (Files.exists(directory)) {
            deleteAll(directory);
        }
        forge.opened.clear();
        return repository(forge.path, files);
    }

    String url(String repository) {
        return "http://127.0.0.1:" + git.port() + "/" + repository + ".git";
    }

    String forgeUrl() {
        return url(forge.path);
    }

    /** Waits until the task has ended, and returns it. */
    static JsonNode awaitEnd(Api api, String task) {
        return Awaitility.await()
                .atMost(LONGEST_TASK)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(
                        () -> api.get("/api/v1/tasks/" + task).json(),
                        state -> !state.path("ended").isMissingNode());
    }

    @Override
    public void close() throws IOException {
        try (git;
                traces;
                world) {
            deleteAll(served);
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
