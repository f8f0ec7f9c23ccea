package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.forge.StandIn;
import dev.atelier.core.model.scripted.Misbehaviour;
import dev.atelier.core.model.scripted.Reply;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The older routes for pull requests: every request, answer and kind of event of R15 and R16. */
@Tag("slow")
@ExtendWith(TaskWorlds.class)
@SuppressWarnings("NullAway.Init") // filled before each test
class CompatPrTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "/compat/pr";

    private final TaskWorld world;
    private Api ben;

    CompatPrTest(TaskWorld world) {
        this.world = world;
    }

    @BeforeEach
    void given_ben() {
        ben = Api.signedIn(world.installation(), "ben");
    }

    @Test
    @DisplayName("R15 GET / says what this is, and GET /health how each component is")
    void description() {
        JsonNode about = ben.get(BASE + "/").json();
        assertThat(about.path("name").asText()).isEqualTo("Atelier");
        assertThat(about.path("description").asText()).isNotBlank();
        assertThat(about.path("version").asText()).isNotBlank();
        assertThat(about.path("features")).isNotEmpty();
        assertThat(about.path("endpoints").has("POST /code")).isTrue();
        assertThat(ben.get(BASE).json()).isEqualTo(about);

        JsonNode health = ben.get(BASE + "/health").json();
        assertThat(health.path("status").asText()).isEqualTo("healthy");
        assertThat(health.path("service").asText()).isEqualTo("Atelier");
        JsonNode components = health.path("components");
        assertThat(List.of(
                        "git_operations",
                        "coding_agent",
                        "llm_agent",
                        "cloud_sandbox",
                        "openai",
                        "anthropic",
                        "docker"))
                .allSatisfy(name -> assertThat(components.path(name).asText()).isIn("up", "down", "not_configured"));
        assertThat(components.path("openai").asText()).isEqualTo("up");
        assertThat(components.path("anthropic").asText()).isEqualTo("not_configured");
    }

    @Test
    @DisplayName("R16 a stream: the request first, then what happens, each change, and done with the pull request last")
    void stream() throws Exception {
        world.forgeRepository("app.py", "a = 1\n");
        String host = "127.0.0.1:" + world.git().port();
        ben.send("PUT", "/api/v1/forge-tokens/" + host, Map.of("token", StandIn.TOKEN));
        try {
            List<JsonNode> frames = code("/code", Map.of("repoUrl", world.forgeUrl(), "prompt", "Add a .gitignore"));

            JsonNode first = frames.getFirst();
            assertThat(first.path("type").asText()).isEqualTo("info");
            assertThat(first.path("message").asText()).isEqualTo("Received request");
            assertThat(first.path("repoUrl").asText()).isEqualTo(world.forgeUrl());
            assertThat(first.path("prompt").asText()).isEqualTo("Add a .gitignore");
            assertThat(types(frames)).contains("progress", "success", "change");
            assertThat(types(frames).stream().filter("done"::equals)).hasSize(1);
            JsonNode last = frames.getLast();
            assertThat(last.path("type").asText()).isEqualTo("done");
            assertThat(last.path("pr_url").asText()).contains("/pull/1");
            assertThat(last.path("changes").get(0).asText()).isEqualTo(".gitignore");
            assertThat(frames.toString()).doesNotContain(StandIn.TOKEN);
        } finally {
            ben.delete("/api/v1/forge-tokens/" + host);
        }
    }

    @ParameterizedTest
    @DisplayName(
            "R5 R15 the legacy route and the defaults work by rules; without a token the changes stay, and done says"
                    + " why there is no pull request")
    @ValueSource(strings = {"/code", "/code/legacy"})
    void by_rules(String path) throws Exception {
        world.forgeRepository("app.py", "a = 1\n");

        List<JsonNode> frames = code(path, Map.of("repoUrl", world.forgeUrl(), "prompt", "Add a .gitignore"));

        JsonNode last = frames.getLast();
        assertThat(last.path("type").asText()).isEqualTo("done");
        assertThat(last.has("pr_url")).isFalse();
        assertThat(last.path("changes")).hasSize(1);
        assertThat(last.path("message").asText()).contains("No pull request");
        assertThat(frames.toString()).contains("rules");
    }

    @Test
    @DisplayName("R4 R15 use_llm has the model work; when it fails for good the rules take over, with a warning")
    void by_a_model() throws Exception {
        world.repository("modelled", "app.py", "a = 1\n");
        world.script(TaskScripts.write("NOTES.md", "Notes\n"), TaskScripts.done());
        Map<String, Object> request = Map.of(
                "repoUrl",
                world.url("modelled"),
                "prompt",
                "Add a .gitignore",
                "use_llm",
                true,
                "llm_provider",
                "openai",
                "llm_model",
                "scripted",
                "use_cloud_sandbox",
                true,
                "sandbox_provider",
                "local");

        List<JsonNode> frames = code("/code", request);
        world.script(Reply.wrong(new Misbehaviour.Status(400)).forever());
        List<JsonNode> failing = code("/code", request);

        assertThat(frames.getLast().path("changes").get(0).asText()).isEqualTo("NOTES.md");
        assertThat(types(failing)).contains("warning");
        assertThat(failing.getLast().path("changes").get(0).asText()).isEqualTo(".gitignore");
    }

    @Test
    @DisplayName("R3 R16 a run that fails tells the error, and is done once")
    void fails() throws Exception {
        List<JsonNode> frames =
                code("/code", Map.of("repoUrl", world.url("no-such-repository"), "prompt", "Add a .gitignore"));

        assertThat(types(frames)).endsWith("error", "done");
        assertThat(frames.get(frames.size() - 2).path("message").asText()).isNotBlank();
        assertThat(frames.toString()).doesNotContain("Exception").doesNotContain("dev.atelier");
    }

    @ParameterizedTest
    @DisplayName("R10 R15 what is wrong with a request is a problem, and no stream begins")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | missing_field",
                "{\"repoUrl\":\"https://x.example/y.git\"} | missing_field",
                "{\"prompt\":\"x\"} | missing_field",
                "{\"repoUrl\":5,\"prompt\":\"x\"} | bad_field",
                "{\"repoUrl\":\"https://x.example/y.git\",\"prompt\":\"x\",\"use_llm\":\"yes\"} | bad_field",
                "{\"repoUrl\":\"ext::sh\",\"prompt\":\"x\"} | bad_git_url",
                "{\"repoUrl\":\"https://10.0.0.1/y.git\",\"prompt\":\"x\"} | git_url_not_allowed",
                "{\"repoUrl\":\"https://x.example/y.git\",\"prompt\":\"x\",\"use_cloud_sandbox\":true,"
                        + "\"sandbox_provider\":\"elsewhere\"} | sandbox_not_available",
                "{\"repoUrl\":\"https://x.example/y.git\",\"prompt\":\"x\",\"use_llm\":true,"
                        + "\"llm_provider\":\"anthropic\"} | model_not_configured",
                "[] | malformed_json",
                "{ | malformed_json"
            })
    void refused(String body, String code) {
        Api.Answer answer = ben.send("POST", BASE + "/code", body.strip());

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo(code.strip());
    }

    @Test
    @DisplayName("R2 a client that leaves does not stop the run")
    void leaves() throws Exception {
        world.repository("left", "app.py", "a = 1\n");
        String id;
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<Stream<String>> response = http.send(
                    request("/code", Map.of("repoUrl", world.url("left"), "prompt", "Add a .gitignore")),
                    HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                id = lines.filter(line -> line.contains("\"task\""))
                        .findFirst()
                        .map(line -> parse(line).path("task").asText())
                        .orElseThrow();
            } finally {
                http.shutdownNow();
            }
        }

        assertThat(TaskWorld.awaitEnd(ben, id).path("status").asText()).isEqualTo("completed");
    }

    @Test
    @DisplayName("R14 R15 an administrator changes settings, and nobody else does; none of them is secret")
    void config() {
        Api admin = Api.signedIn(world.installation(), "admin");

        Api.Answer changed = admin.post(BASE + "/config", Map.of("ATELIER_RUN_QUEUE_LIMIT", 49));
        JsonNode back = admin.send("POST", BASE + "/config", "{\"ATELIER_RUN_QUEUE_LIMIT\":null}")
                .json();

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().path("config").path("ATELIER_RUN_QUEUE_LIMIT").asText())
                .isEqualTo("49");
        assertThat(back.path("config").path("ATELIER_RUN_QUEUE_LIMIT").asText()).isEqualTo("50");
        assertThat(changed.body()).doesNotContain(ModelInstallation.KEY);
        admin.send("POST", BASE + "/config", "{\"ATELIER_RUN_QUEUE_LIMIT\":48,\"ATELIER_RUN_TIME_LIMIT\":\"soon\"}");
        assertThat(admin.post(BASE + "/config", Map.of())
                        .json()
                        .path("config")
                        .path("ATELIER_RUN_QUEUE_LIMIT")
                        .asText())
                .as("all or nothing")
                .isEqualTo("50");
        assertThat(admin.post(BASE + "/config", Map.of("ATELIER_RUN_QUEUE_LIMIT", "many"))
                        .status())
                .isEqualTo(400);
        assertThat(admin.post(BASE + "/config", Map.of("ATELIER_RUN_QUEUE_LIMIT", List.of()))
                        .status())
                .isEqualTo(400);
        assertThat(admin.post(BASE + "/config", Map.of("ATELIER_OPENAI_API_KEY", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(ben.post(BASE + "/config", Map.of()).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("R15 another method is 405, another route 404, and without a token nothing is answered")
    void routes() {
        assertThat(ben.get(BASE + "/code").status()).isEqualTo(405);
        assertThat(ben.post(BASE + "/health").status()).isEqualTo(405);
        assertThat(ben.get(BASE + "/nothing").status()).isEqualTo(404);
        assertThat(Api.withToken(world.installation(), "").get(BASE + "/health").status())
                .isEqualTo(401);
    }

    private List<JsonNode> code(String path, Map<String, ?> body) throws Exception {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<Stream<String>> response = http.send(request(path, body), HttpResponse.BodyHandlers.ofLines());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            List<JsonNode> frames = new ArrayList<>();
            response.body().filter(line -> line.startsWith("data: ")).forEach(line -> frames.add(parse(line)));
            return frames;
        }
    }

    private HttpRequest request(String path, Map<String, ?> body) throws IOException {
        return ben.request(BASE + path)
                .header("Content-Type", "application/json")
                .timeout(java.time.Duration.ofSeconds(90))
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line.substring("data: ".length()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> types(List<JsonNode> frames) {
        return frames.stream().map(frame -> frame.path("type").asText()).toList();
    }
}
