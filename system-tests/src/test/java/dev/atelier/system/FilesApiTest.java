package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reading and changing a project's files by the API. */
@Tag("slow")
@ExtendWith(Installations.class)
class FilesApiTest {
    private final Installation installation;
    private Api anna;
    private String project;

    @SuppressWarnings("NullAway.Init") // filled before each test
    FilesApiTest(Installation installation) {
        this.installation = installation;
    }

    @BeforeEach
    void given_a_project() {
        anna = Api.signedIn(installation, "anna");
        project = "/api/v1/projects/"
                + anna.post("/api/v1/projects", Map.of("name", "Files"))
                        .json()
                        .path("id")
                        .asText();
    }

    @Test
    @DisplayName("B6 B8 a file is read with its tag, replaced with it, and each change is a version")
    void read_and_write() throws Exception {
        String tag = tag("/files/src/App.jsx");

        Api.Answer saved = put("/files/src/App.jsx", "If-Match", tag, "export default () => <h1>Mine</h1>;\n");

        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(saved.json().path("number").asInt()).isEqualTo(2);
        assertThat(anna.get(project + "/files/src/App.jsx", "*/*").body()).contains("Mine");
        assertThat(anna.get(project + "/versions/2/files/src/App.jsx", "*/*").body())
                .contains("Mine");
    }

    @Test
    @DisplayName("S8 a file that changed meanwhile is not overwritten: 412, and the first change stays")
    void changed_meanwhile() throws Exception {
        String tag = tag("/files/src/App.jsx");
        put("/files/src/App.jsx", "If-Match", tag, "first\n");

        assertProblem(put("/files/src/App.jsx", "If-Match", tag, "second\n"), 412, "file_changed");
        assertProblem(put("/files/src/App.jsx", "If-None-Match", "*", "third\n"), 412, "path_taken");
        assertProblem(send("DELETE", "/files/src/App.jsx", "If-Match", tag, ""), 412, "file_changed");
        assertThat(anna.get(project + "/files/src/App.jsx", "*/*").body()).isEqualTo("first\n");
    }

    @Test
    @DisplayName("S8 without a word on what was seen nothing is overwritten: 428")
    void no_precondition() {
        assertProblem(put("/files/src/App.jsx", "X-Nothing", "1", "mine\n"), 428, "precondition_required");
        assertProblem(put("/files/src/App.jsx", "If-Match", "*", "mine\n"), 400, "bad_hash");
        assertProblem(send("DELETE", "/files/src/App.jsx", "X-Nothing", "1", ""), 428, "precondition_required");
    }

    @Test
    @DisplayName("S8 while a run works or waits a save is refused: 409")
    void busy() throws Exception {
        String tag = tag("/files/src/App.jsx");
        for (int i = 0; i < 5; i++) {
            anna.post(project + "/messages", Map.of("text", "a landing page for shop number " + i));
        }

        Api.Answer refused = put("/files/src/App.jsx", "If-Match", tag, "mine\n");

        assertProblem(refused, 409, "run_in_progress");
        assertThat(refused.json().path("retriable").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("B6 files are added, moved and deleted")
    void add_move_delete() throws Exception {
        assertThat(put("/files/notes/one%20two.txt", "If-None-Match", "*", "hello")
                        .status())
                .isEqualTo(200);
        String tag = tag("/files/notes/one%20two.txt");
        assertThat(send("PATCH", "/files/notes/one%20two.txt", "If-Match", tag, "{\"path\":\"notes/two.txt\"}")
                        .status())
                .isEqualTo(200);
        assertThat(paths()).contains("notes/two.txt").doesNotContain("notes/one two.txt");
        assertThat(send("DELETE", "/files/notes/two.txt", "If-Match", tag, "").status())
                .isEqualTo(200);
        assertThat(paths()).doesNotContain("notes/two.txt");
    }

    @Test
    @DisplayName("X7 a folder is moved and deleted as a whole, by what was seen of it, each as one version")
    void folders() throws Exception {
        put("/files/notes/one.txt", "If-None-Match", "*", "1");
        put("/files/notes/deep/two.txt", "If-None-Match", "*", "2");
        assertThat(anna.get(project + "/folders/notes").json().path("files").asInt())
                .isEqualTo(2);
        String seen = tag("/folders/notes");
        put("/files/notes/three.txt", "If-None-Match", "*", "3");
        int before = anna.get(project).json().path("version").asInt();

        String to = "{\"path\":\"old/notes\"}";
        assertProblem(send("PATCH", "/folders/notes", "If-Match", seen, to), 412, "file_changed");
        assertProblem(send("DELETE", "/folders/notes", "X-Nothing", "1", ""), 428, "precondition_required");
        assertProblem(send("DELETE", "/folders/nothing", "If-Match", seen, ""), 404, "not_found");
        assertThat(send("PATCH", "/folders/notes", "If-Match", tag("/folders/notes"), to)
                        .status())
                .isEqualTo(200);
        assertThat(paths())
                .contains("old/notes/one.txt", "old/notes/deep/two.txt", "old/notes/three.txt")
                .doesNotContain("notes/one.txt");
        Api.Answer deleted = send("DELETE", "/folders/old", "If-Match", tag("/folders/old"), "");

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.json().path("number").asInt()).isEqualTo(before + 2);
        assertThat(paths()).noneMatch(path -> path.startsWith("old/")).contains("src/App.jsx");
    }

    @Test
    @DisplayName("B8 one file is had back from an earlier version")
    void restore_one() throws Exception {
        String first = anna.get(project + "/files/index.html", "*/*").body();
        put("/files/index.html", "If-Match", tag("/files/index.html"), "<p>mine</p>");
        put("/files/src/App.jsx", "If-Match", tag("/files/src/App.jsx"), "mine\n");

        JsonNode accepted = anna.post(project + "/versions/1/restore-file", Map.of("path", "index.html"))
                .json();

        assertThat(anna.awaitEnd(accepted.path("run").asText()).path("outcome").asText())
                .isEqualTo("completed");
        assertThat(anna.get(project + "/files/index.html", "*/*").body()).isEqualTo(first);
        assertThat(anna.get(project + "/files/src/App.jsx", "*/*").body()).isEqualTo("mine\n");
    }

    @Test
    @DisplayName("What cannot be a file of the project is a clear error")
    void bad_paths() {
        for (String path : List.of("/files/node_modules/x.js", "/files/..%2F..%2Fetc%2Fpasswd", "/files/.git/config")) {
            Api.Answer answer = put(path, "If-None-Match", "*", "x");
            assertThat(answer.status()).as(path).isEqualTo(400);
        }
        assertProblem(anna.get(project + "/files/nothing.txt", "*/*"), 404, "not_found");
        assertProblem(put("/files/big.bin", "If-None-Match", "*", "x".repeat((10 << 20) + 1)), 413, "file_too_large");
        assertThat(anna.get(project).json().path("version").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("The OpenAPI document has plain templates of paths")
    void plain_templates() {
        JsonNode paths = anna.get("/openapi", "application/json").json().path("paths");

        assertThat(paths.has("/api/v1/projects/{project}/files/{path}")).isTrue();
        paths.fieldNames().forEachRemaining(path -> assertThat(path).doesNotContain(":"));
    }

    private List<String> paths() {
        return anna.get(project + "/files").json().findValuesAsText("path");
    }

    private String tag(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(anna.request(project + path).build(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
        }
    }

    private Api.Answer put(String path, String header, String value, String body) {
        return send("PUT", path, header, value, body);
    }

    private Api.Answer send(String method, String path, String header, String value, String body) {
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return anna.send(anna.request(project + path)
                .header(header, value)
                .header("Content-Type", method.equals("PATCH") ? "application/json" : "text/plain")
                .method(method, publisher)
                .build());
    }

    private static void assertProblem(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
    }
}
