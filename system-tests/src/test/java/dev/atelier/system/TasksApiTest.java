package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.forge.StandIn;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request and answer of the API's routes for tasks. */
@Tag("slow")
@ExtendWith(TaskWorlds.class)
@SuppressWarnings("NullAway.Init") // filled before each test
class TasksApiTest {
    private final TaskWorld world;
    private Api anna;

    TasksApiTest(TaskWorld world) {
        this.world = world;
    }

    @BeforeEach
    void given_anna() {
        anna = Api.signedIn(world.installation(), "anna");
    }

    @Test
    @DisplayName("T5 a task is answered at once with its id, its status and where its events are")
    void accepted() throws Exception {
        world.repository("accepted", "a.py", "a = 1\n");

        Api.Answer answer = submit(Map.of());

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        JsonNode task = answer.json();
        assertThat(task.path("status").asText()).isIn("queued", "preparing", "running");
        assertThat(task.path("events").asText()).isEqualTo(task.path("self").asText() + "/events");
        assertThat(task.path("source").path("kind").asText()).isEqualTo("git");
        assertThat(task.path("by").asText()).contains("Anna");
        assertThat(TaskWorld.awaitEnd(anna, task.path("id").asText())
                        .path("status")
                        .asText())
                .isEqualTo("completed");
    }

    @ParameterizedTest
    @DisplayName("T2 R10 what is wrong with a request is a problem with a code, by its field, and nothing is created")
    @CsvSource({
        "description, '', blank_description",
        "description, '   ', blank_description",
        "gitUrl, '', missing_source",
        "targetFile, /etc/passwd, bad_target_file",
        "targetFile, ../../etc/passwd, bad_target_file",
        "targetFile, a/../../b, bad_target_file",
        "agent, magic, bad_agent",
        "ref, 'a b', bad_git_ref",
        "ref, -u, bad_git_ref",
        "token, 'a b', bad_token",
        "gitUrl, ext::sh -c touch% /tmp/x, bad_git_url",
        "gitUrl, -u./payload, bad_git_url",
        "gitUrl, --upload-pack=touch /tmp/x, bad_git_url",
        "gitUrl, 'git@github.com:org/repo.git', bad_git_url",
        "gitUrl, 'https://user:secret@example.org/x.git', bad_git_url",
        "gitUrl, 'https://10.0.0.1/x/y.git', git_url_not_allowed",
        "gitUrl, 'https://[::ffff:10.0.0.1]/x/y.git', git_url_not_allowed",
        "gitUrl, 'https://169.254.169.254/latest/meta-data', git_url_not_allowed",
        "gitUrl, 'https://[fd00:ec2::254]/x/y.git', git_url_not_allowed",
        "gitUrl, 'file:///etc', git_url_not_allowed"
    })
    void refused(String field, String value, String code) {
        int before = anna.get("/api/v1/tasks?limit=200").json().size();

        Api.Answer answer = submit(Map.of(field, value));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
        assertThat(anna.get("/api/v1/tasks?limit=200").json()).hasSize(before);
    }

    @Test
    @DisplayName("T3 a redirect inside is not followed, and the task says why")
    void leads_inside() {
        world.git().serve("/away/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders()
                        .set("Location", "http://10.0.0.1/x.git/info/refs?service=git-upload-pack");
                exchange.sendResponseHeaders(302, -1);
            }
        });

        JsonNode task = TaskWorld.awaitEnd(
                anna,
                submit(Map.of("gitUrl", world.url("away/x"))).json().path("id").asText());

        assertThat(task.path("status").asText()).isEqualTo("failed");
        assertThat(task.path("message").asText()).contains("not among those that an administrator allows");
        assertThat(anna.get("/api/v1/tasks/" + task.path("id").asText() + "/artefacts/error.txt", "*/*")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("T4 archives that mean no good end with a sentence that names the entry, and leave nothing")
    void hostile_archives() throws Exception {
        Map<String, byte[]> archives = new HashMap<>();
        archives.put("../evil.py", TaskJourney.zip("", "../evil.py", "x"));
        archives.put("/etc/evil", TaskJourney.zip("", "/etc/evil", "x"));
        archives.put("a/../../evil", TaskJourney.zip("", "a/../../evil", "x"));
        archives.put("bomb.txt", TaskJourney.zip("", "bomb.txt", "0".repeat(5_000_000)));
        for (Map.Entry<String, byte[]> archive : archives.entrySet()) {
            JsonNode task = ended(upload(archive.getValue()));
            assertThat(task.path("status").asText()).as(archive.getKey()).isEqualTo("failed");
            assertThat(task.path("message").asText()).contains(archive.getKey());
        }
    }

    @Test
    @DisplayName("T4 what is no archive, an empty one and half of one each end with a sentence")
    void no_archives() throws Exception {
        byte[] whole = TaskJourney.zip("", "a.py", "a = 1\n");
        for (byte[] bytes :
                List.of("hello".getBytes(StandardCharsets.UTF_8), new byte[] {1}, java.util.Arrays.copyOf(whole, 40))) {
            JsonNode task = ended(upload(bytes));
            assertThat(task.path("status").asText()).isEqualTo("failed");
            assertThat(task.path("message").asText()).isNotBlank();
        }
    }

    @Test
    @DisplayName("T1 T2 a form that is cut off, has no archive or one in another part is refused")
    void bad_forms() throws Exception {
        byte[] whole = new Multipart()
                .field("description", "Add a licence")
                .zip("zip", "a.zip", TaskJourney.zip("", "a.py", "a = 1\n"))
                .bytes();
        assertThat(code(form(java.util.Arrays.copyOf(whole, whole.length - 40))))
                .isEqualTo("malformed_multipart");
        assertThat(code(form(
                        new Multipart().field("description", "Add a licence").bytes())))
                .isEqualTo("missing_source");
        assertThat(code(form(new Multipart()
                        .field("description", "Add a licence")
                        .zip("other", "a.zip", new byte[] {1})
                        .bytes())))
                .isEqualTo("bad_field");
    }

    @Test
    @DisplayName("T1 the Git URL wins when both are given")
    void both() throws Exception {
        world.repository("both", "a.py", "a = 1\n");

        Api.Answer answer = form(new Multipart()
                .field("description", "Add a .gitignore")
                .field("agent", "rules")
                .field("gitUrl", world.url("both"))
                .zip("zip", "a.zip", TaskJourney.zip("", "b.py", "b = 1\n"))
                .bytes());

        assertThat(answer.json().path("source").path("kind").asText()).isEqualTo("git");
        TaskWorld.awaitEnd(anna, answer.json().path("id").asText());
    }

    @Test
    @DisplayName("the same idempotency key is the same task, and for another one a conflict")
    void idempotent() throws Exception {
        world.repository("accepted", "a.py", "a = 1\n");
        String key = UUID.randomUUID().toString();

        Api.Answer first = keyed(key, "Add a .gitignore");
        Api.Answer again = keyed(key, "Add a .gitignore");
        Api.Answer other = keyed(key, "Add a licence");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(code(other)).isEqualTo("idempotency_key_reused");

        TaskWorld.awaitEnd(anna, first.json().path("id").asText());
    }

    @Test
    @DisplayName("T11 tasks are listed newest first, by status, words and whose they are, page by page")
    void lists() throws Exception {
        world.repository("accepted", "a.py", "a = 1\n");
        String word = "listed" + UUID.randomUUID().toString().substring(0, 8);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(submit(Map.of("description", "Add a .gitignore " + word + i))
                    .json()
                    .path("id")
                    .asText());
        }
        for (String id : ids) {
            TaskWorld.awaitEnd(anna, id);
        }

        assertThat(ids("?text=" + word)).containsExactlyElementsOf(ids.reversed());
        assertThat(ids("?text=" + word + "&limit=2")).containsExactly(ids.get(2), ids.get(1));
        assertThat(ids("?text=" + word + "&before=" + ids.get(1))).containsExactly(ids.get(0));
        assertThat(ids("?text=" + word + "&status=completed,failed")).hasSize(3);
        assertThat(ids("?text=" + word + "&status=queued")).isEmpty();
        assertThat(Api.signedIn(world.installation(), "ben")
                        .get("/api/v1/tasks?mine=true&text=" + word)
                        .json())
                .isEmpty();
        assertThat(Api.signedIn(world.installation(), "nora")
                        .get("/api/v1/tasks?text=" + word)
                        .json())
                .isEmpty();
        assertThat(code(anna.get("/api/v1/tasks?status=nonsense"))).isEqualTo("bad_status");
    }

    @Test
    @DisplayName("T12 artefacts have their content type; another name is 404 and a path 400")
    void artefacts() throws Exception {
        world.repository("accepted", "a.py", "a = 1\n");
        String id = submit(Map.of()).json().path("id").asText();
        TaskWorld.awaitEnd(anna, id);
        String path = "/api/v1/tasks/" + id + "/artefacts";

        Map<String, String> types = new HashMap<>();
        anna.get(path)
                .json()
                .forEach(artefact -> types.put(
                        artefact.path("name").asText(), artefact.path("type").asText()));

        assertThat(types).containsKeys("diff.patch", "agent.log");
        types.forEach((name, type) -> {
            Api.Answer answer = anna.get(path + "/" + name, "*/*");
            assertThat(answer.status()).as(name).isEqualTo(200);
            assertThat(answer.contentType())
                    .startsWith(name.endsWith(".patch") ? "text/x-diff" : "text/plain")
                    .containsIgnoringCase("charset=utf-8");
        });
        assertThat(anna.get(path + "/passwd", "*/*").status()).isEqualTo(404);
        assertThat(anna.get(path + "/a/b", "*/*").status()).isEqualTo(400);
        assertThat(anna.get(path + "/%2e%2e%5cdiff.patch", "*/*").status()).isEqualTo(400);
        JsonNode diff = anna.get("/api/v1/tasks/" + id + "/diff").json();
        assertThat(diff.path("files").get(0).path("path").asText()).isEqualTo(".gitignore");
    }

    @Test
    @DisplayName("T11 a task that works can be stopped, and one that has ended stays as it is")
    void cancels() throws Exception {
        world.repository("slow", "a.py", "a = 1\n");
        String id;
        try (Held clone = Held.at(world.git(), "/slow.git/info/refs")) {
            id = submit(Map.of("gitUrl", world.url("slow"))).json().path("id").asText();
            clone.await();
            assertThat(anna.get("/api/v1/tasks/" + id).json().path("status").asText())
                    .isEqualTo("preparing");

            assertThat(anna.post("/api/v1/tasks/" + id + "/cancel").status()).isEqualTo(202);

            assertThat(TaskWorld.awaitEnd(anna, id).path("status").asText()).isEqualTo("cancelled");
        }
        assertThat(anna.post("/api/v1/tasks/" + id + "/cancel").status()).isEqualTo(202);
        assertThat(anna.get("/api/v1/tasks/" + id).json().path("status").asText())
                .isEqualTo("cancelled");
    }

    @Test
    @DisplayName("T13 X8 a stored token is used and never answered")
    void stored_tokens() throws Exception {
        world.forgeRepository("a.py", "a = 1\n");
        String host = "127.0.0.1:" + world.git().port();
        Api.Answer stored = anna.send("PUT", "/api/v1/forge-tokens/" + host, Map.of("token", StandIn.TOKEN));
        assertThat(stored.status()).as(stored.body()).isEqualTo(200);
        assertThat(stored.body() + anna.get("/api/v1/forge-tokens").body())
                .contains(host)
                .doesNotContain(StandIn.TOKEN);
        assertThat(Api.signedIn(world.installation(), "ben")
                        .get("/api/v1/forge-tokens")
                        .json())
                .isEmpty();

        JsonNode task = ended(submit(Map.of("gitUrl", world.forgeUrl(), "pullRequest", true)));

        assertThat(task.path("pullRequest").asText()).contains("/pull/1");
        assertThat(anna.delete("/api/v1/forge-tokens/" + host).status()).isEqualTo(204);
        assertThat(anna.delete("/api/v1/forge-tokens/" + host).status()).isEqualTo(404);
        assertThat(anna.get("/api/v1/forge-tokens").json()).isEmpty();
        assertThat(world.withModel().logsWith(StandIn.TOKEN)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("R10 a token that is none, and a host that is none, are refused")
    @ValueSource(strings = {"{}", "{\"token\":\"\"}", "{\"token\":\"a b\"}", "[]"})
    void bad_tokens(String body) {
        assertThat(anna.send("PUT", "/api/v1/forge-tokens/github.com", body).status())
                .isEqualTo(400);
        assertThat(anna.send("PUT", "/api/v1/forge-tokens/-x-", Map.of("token", "abc"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("X4 who may only look, looks")
    void viewers() {
        Api vera = Api.signedIn(world.installation(), "vera");

        assertThat(vera.get("/api/v1/tasks").status()).isEqualTo(200);
        assertThat(vera.post("/api/v1/tasks", Map.of("gitUrl", world.url("accepted"), "description", "Go"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("R10 the OpenAPI document says what may be sent, and that errors are problems")
    void document() {
        JsonNode paths = anna.get("/openapi").json().path("paths");

        JsonNode submit = paths.path("/api/v1/tasks").path("post");
        JsonNode kinds = submit.path("requestBody").path("content");
        assertThat(kinds.path("application/json")
                        .path("schema")
                        .path("properties")
                        .has("gitUrl"))
                .as(submit.toString())
                .isTrue();
        assertThat(kinds.path("multipart/form-data")
                        .path("schema")
                        .path("properties")
                        .has("zip"))
                .isTrue();
        paths.forEach(path -> path.forEach(operation -> assertThat(
                        operation.path("responses").path("4XX").path("content").toString())
                .contains("application/problem+json")));
    }

    private Api.Answer submit(Map<String, ?> instead) {
        Map<String, Object> body = new HashMap<>(
                Map.of("gitUrl", world.url("accepted"), "description", "Add a .gitignore", "agent", "rules"));
        body.putAll(instead);
        return anna.post("/api/v1/tasks", body);
    }

    private Api.Answer keyed(String key, String description) {
        return anna.send(anna.request("/api/v1/tasks")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"gitUrl\":\"" + world.url("accepted")
                        + "\",\"agent\":\"rules\",\"description\":\"" + description + "\"}"))
                .build());
    }

    private Api.Answer upload(byte[] archive) throws IOException {
        return form(new Multipart()
                .field("description", "Add a .gitignore")
                .field("agent", "rules")
                .zip("zip", "code.zip", archive)
                .bytes());
    }

    private Api.Answer form(byte[] body) {
        return anna.send(anna.request("/api/v1/tasks")
                .header("Content-Type", Multipart.TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private JsonNode ended(Api.Answer accepted) {
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return TaskWorld.awaitEnd(anna, accepted.json().path("id").asText());
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        anna.get("/api/v1/tasks" + query)
                .json()
                .forEach(task -> ids.add(task.path("id").asText()));
        return ids;
    }

    private static String code(Api.Answer answer) {
        return answer.json().path("code").asText();
    }
}
