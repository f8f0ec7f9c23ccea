package dev.atelier.system.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.sandbox.daemon.SandboxUser;
import dev.atelier.core.source.FileOwner;
import dev.atelier.core.source.SourceTrees;
import dev.atelier.system.Api;
import dev.atelier.system.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A running installation, its API in Anna's hands, and its files. */
final class Platform implements AutoCloseable {
    /** Of the installation whose data and prepared template all measurements share. */
    static final String NAME = "bench";

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Kind kind;
    private final Installation installation;
    private final SourceTrees sources;
    private Api api;

    /** @param installation one that answers */
    Platform(Kind kind, Installation installation) {
        this.kind = kind;
        this.installation = installation;
        Path home = installation.home();
        this.sources = new SourceTrees(home.resolve("projects"), home.resolve("history"), owner());
        this.api = Api.signedIn(installation, "anna");
    }

    /** Starts one that asks the model at that address. */
    static Platform start(Kind kind, URI model) {
        return new Platform(kind, Installation.start(NAME, settings(kind, model)));
    }

    /** One that has sandboxes ready, and pauses what nobody has used for two seconds. */
    static Platform startPausing(Kind kind, URI model, int ready) {
        Map<String, String> settings = new HashMap<>(settings(kind, model));
        settings.put("ATELIER_PREVIEW_WARM", String.valueOf(ready));
        settings.put("ATELIER_PREVIEW_PAUSE", "2s");
        return new Platform(kind, Installation.start(NAME, settings));
    }

    /** One that fetches from this machine, too. */
    static Platform startForTasks(Kind kind, URI model) {
        return new Platform(kind, Installation.start(NAME, ScriptedTask.settings(settings(kind, model))));
    }

    static Map<String, String> settings(Kind kind, URI model) {
        return Map.of(
                "ATELIER_SANDBOX",
                kind.setting(),
                "ATELIER_PREVIEW_WARM",
                "0",
                "ATELIER_MODEL",
                "openai:scripted",
                "ATELIER_OPENAI_API_KEY",
                "none",
                "ATELIER_OPENAI_BASE_URL",
                model + "/v1");
    }

    Kind kind() {
        return kind;
    }

    Api api() {
        return api;
    }

    SourceTrees sources() {
        return sources;
    }

    /** Gets a new token, for tokens live for minutes; to be called before the clock runs. */
    void signInAgain() {
        api = Api.signedIn(installation, "anna");
    }

    /** The template that the installation has prepared. */
    Path template() throws IOException {
        try (var templates = Files.list(installation.home().resolve("template"))) {
            return templates.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    /** Makes an empty project; its preview begins to start. */
    String createProject(String name) {
        JsonNode project = api.post("/api/v1/projects", Map.of("name", name)).json();
        if (!project.has("id")) {
            throw new IllegalStateException("no project was made: " + project);
        }
        return project.path("id").asText();
    }

    /** Waits until a run has ended. */
    void awaitEnd(String run) {
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> api.get("/api/v1/runs/" + run)
                        .json()
                        .path("state")
                        .asText()
                        .equals("ended"));
    }

    void awaitWarm() {
        Awaitility.await()
                .atMost(LONGEST)
                .until(() -> Api.signedIn(installation, "admin")
                        .get("/api/v1/admin/health")
                        .body()
                        .contains("1 ready for new projects"));
    }

    void awaitPaused(String project) {
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> api.get("/api/v1/projects/" + project + "/preview")
                        .json()
                        .path("state")
                        .asText()
                        .equals("paused"));
    }

    /** Whether that is the process of the platform or of its gateway. */
    boolean isServer(long pid) {
        return installation.serverPids().contains(pid);
    }

    /** The platform's server's environment, as the launcher has made it. */
    Map<String, String> environment() throws IOException {
        Path file = Path.of("/proc", String.valueOf(installation.platformPid()), "environ");
        return Arrays.stream(Files.readString(file).split("\0"))
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** A connection to the platform's database. */
    Connection database() throws IOException, SQLException {
        Map<String, String> environment = environment();
        return DriverManager.getConnection(
                environment.get("ATELIER_DB_URL"),
                environment.get("ATELIER_DB_USER"),
                environment.get("ATELIER_DB_PASSWORD"));
    }

    /** Where the work trees are. */
    Path projects() {
        return installation.home().resolve("projects");
    }

    void deleteProject(String project) {
        api.delete("/api/v1/projects/" + project);
    }

    /** An address that lets a browser into the preview. */
    URI entrance(String project) {
        return URI.create(api.post("/api/v1/projects/" + project + "/preview/entrance")
                .json()
                .path("address")
                .asText());
    }

    @Override
    public void close() {
        installation.close();
    }

    private static FileOwner owner() {
        SandboxUser user = SandboxUser.ofThisProcess();
        return SandboxUser.platformIsRoot() ? FileOwner.of(user.uid(), user.gid()) : FileOwner.keepProcessOwner();
    }
}
