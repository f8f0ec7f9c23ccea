package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.forge.StandIn;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The older routes for tasks: every request and every answer of T17. */
@Tag("slow")
@ExtendWith(TaskWorlds.class)
@SuppressWarnings("NullAway.Init") // filled before each test
class CompatTaskTest {
    private static final String BASE = "/compat/task";

    private final TaskWorld world;
    private Api ben;

    CompatTaskTest(TaskWorld world) {
        this.world = world;
    }

    @BeforeEach
    void given_ben() {
        ben = Api.signedIn(world.installation(), "ben");
        world.script();
    }

    @Test
    @DisplayName("T17 a repository with a token: submitted at once, then its status with every field, its logs, its"
            + " pull request; the token is in no answer")
    void repository() throws Exception {
        world.forgeRepository("app.py", "a = 1\n");
        world.script(TaskScripts.write(".gitignore", "*.pyc\n"), TaskScripts.done());

        Api.Answer submitted = submit(new Multipart()
                .field("git_url", world.forgeUrl())
                .field("task_description", "Ignore compiled files")
                .field("target_file", "app.py")
                .field("github_token", StandIn.TOKEN));

        assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
        JsonNode answer = submitted.json();
        assertThat(answer.properties()).hasSize(4);
        assertThat(answer.path("message").asText()).isNotBlank();
        assertThat(answer.path("status").asText()).isNotBlank();
        String id = answer.path("task_id").asText();
        assertThat(answer.path("logs_url").asText()).endsWith("/compat/task/api/logs/" + id);
        JsonNode status = awaitStatus(id, "completed");
        assertThat(status.path("id").asText()).isEqualTo(id);
        assertThat(status.path("input_type").asText()).isEqualTo("git");
        assertThat(status.path("git_url").asText()).isEqualTo(world.forgeUrl());
        assertThat(status.path("zip_file_name").isNull()).isTrue();
        assertThat(status.path("target_file").asText()).isEqualTo("app.py");
        assertThat(status.path("task_description").asText()).isEqualTo("Ignore compiled files");
        assertThat(status.path("message").asText()).isNotBlank();
        assertThat(status.path("pr_url").asText()).contains("/pull/1");
        assertThat(status.path("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(status.path("updated_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(status.path("log_file_urls")).isNotEmpty();
        for (JsonNode url : status.path("log_file_urls")) {
            String path = URI.create(url.asText()).getPath();
            Api.Answer file = ben.get(path, "*/*");
            assertThat(file.status()).as(path).isEqualTo(200);
            assertThat(file.contentType())
                    .isEqualToIgnoringCase(path.endsWith(".patch") ? "text/x-diff" : "text/plain; charset=utf-8");
            assertThat(file.body()).doesNotContain(StandIn.TOKEN);
        }
        assertThat(submitted.body() + status).doesNotContain(StandIn.TOKEN);
    }

    @Test
    @DisplayName("T17 an archive: its name is in the status, and there is no pull request")
    void archive() throws Exception {
        world.script(TaskScripts.write(".gitignore", "*.pyc\n"), TaskScripts.done());

        Api.Answer submitted = submit(new Multipart()
                .field("git_url", "")
                .field("task_description", "Ignore compiled files")
                .field("github_token", "")
                .zip("zip_file", "code.zip", TaskJourney.zip("code/", "app.py", "a = 1\n")));

        assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
        JsonNode status = awaitStatus(submitted.json().path("task_id").asText(), "completed");
        assertThat(status.path("input_type").asText()).isEqualTo("zip");
        assertThat(status.path("zip_file_name").asText()).isEqualTo("code.zip");
        assertThat(status.path("git_url").isNull()).isTrue();
        assertThat(status.path("target_file").isNull()).isTrue();
        assertThat(status.path("pr_url").isNull()).isTrue();
        assertThat(ben.get(BASE + "/api/logs/" + status.path("id").asText() + "/diff.patch", "*/*")
                        .body())
                .contains("+*.pyc");
    }

    @ParameterizedTest
    @DisplayName("T2 T17 what is wrong with the form is 400, and nothing is created")
    @CsvSource({
        "'', Do it, '', missing_source",
        "https://forge.example/x.git, '  ', '', blank_description",
        "https://forge.example/x.git, Do it, /etc/passwd, bad_target_file",
        "https://forge.example/x.git, Do it, ../x, bad_target_file",
        "ext::sh, Do it, '', bad_git_url"
    })
    void refused(String url, String description, String target, String code) {
        Api.Answer answer = submit(new Multipart()
                .field("git_url", url)
                .field("task_description", description)
                .field("target_file", target));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
    }

    @Test
    @DisplayName("T17 a task that is not there, or another workspace's, is 404 {\"error\":\"Task not found\"}")
    void notFound() throws Exception {
        String mine = submit(new Multipart()
                        .field("task_description", "Do nothing")
                        .zip("zip_file", "code.zip", TaskJourney.zip("", "a.py", "a = 1\n")))
                .json()
                .path("task_id")
                .asText();
        Api nora = Api.signedIn(world.installation(), "nora");

        for (String path : new String[] {
            "/api/task/" + UUID.randomUUID() + "/status",
            "/api/task/nonsense/status",
            "/api/task/" + mine + "/status",
            "/api/logs/" + mine + "/agent.log"
        }) {
            Api.Answer answer = nora.get(BASE + path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"error\":\"Task not found\"}");
        }
        TaskWorld.awaitEnd(ben, mine);
        assertThat(ben.get(BASE + "/api/logs/" + mine + "/passwd").status()).isEqualTo(404);
        assertThat(ben.get(BASE + "/api/logs/" + mine + "/a/b").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("T17 another method is 405 and another route 404; a browser may ask beforehand")
    void routes() {
        assertThat(ben.get(BASE + "/api/task").status()).isEqualTo(405);
        assertThat(ben.post(BASE + "/api/task/x/status").status()).isEqualTo(405);
        assertThat(ben.get(BASE + "/api/nothing").status()).isEqualTo(404);
        assertThat(Api.withToken(world.installation(), "")
                        .get(BASE + "/api/task/x/status")
                        .status())
                .isEqualTo(401);
        assertThat(ben.send(ben.request(BASE + "/api/task")
                                .header("Origin", CompatBuilderTest.ORIGIN)
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                                .build())
                        .status())
                .isEqualTo(200);
        assertThat(ben.post(BASE + "/api/task", "{}").json().path("code").asText())
                .isEqualTo("malformed_multipart");
    }

    private Api.Answer submit(Multipart form) {
        return ben.send(ben.request(BASE + "/api/task")
                .header("Content-Type", Multipart.TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.bytes()))
                .build());
    }

    private JsonNode awaitStatus(String id, String status) {
        return Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(90))
                .until(
                        () -> ben.get(BASE + "/api/task/" + id + "/status").json(),
                        task -> status.equals(task.path("status").asText()));
    }
}
