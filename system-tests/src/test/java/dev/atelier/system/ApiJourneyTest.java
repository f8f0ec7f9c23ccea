package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product by its API, on a real installation. */
@Tag("slow")
@ExtendWith(Installations.class)
class ApiJourneyTest {
    private final Installation installation;
    private Api anna;

    @SuppressWarnings("NullAway.Init") // filled before each test
    ApiJourneyTest(Installation installation) {
        this.installation = installation;
    }

    @BeforeEach
    void given_anna() {
        anna = Api.signedIn(installation, "anna");
    }

    @Test
    @DisplayName("B1 B2 B8 X-R2 a prompt makes an app, a message changes it, and version 2 can be had back")
    void from_prompt_to_restore() {
        JsonNode project = create("A landing page for my pottery class called \"Hands in clay\"");
        String path = "/api/v1/projects/" + project.path("id").asText();
        assertThat(anna.awaitEnd(project.path("run").asText()).path("outcome").asText())
                .isEqualTo("completed");
        assertThat(content(path, 2)).contains("Hands in clay");

        String change = anna.post(path + "/messages", Map.of("text", "Change the title to \"Mud and fire\""))
                .json()
                .path("run")
                .asText();
        assertThat(anna.awaitEnd(change).path("outcome").asText()).isEqualTo("completed");
        assertThat(content(path, 3)).contains("Mud and fire");

        String diff = anna.get(path + "/diff?from=2&to=3", "text/x-diff").body();
        assertThat(diff).contains("-").contains("Hands in clay").contains("Mud and fire");

        String restore =
                anna.post(path + "/versions/2/restore").json().path("run").asText();
        assertThat(anna.awaitEnd(restore).path("outcome").asText()).isEqualTo("completed");
        assertThat(content(path, 4)).isEqualTo(content(path, 2));
        assertThat(anna.get(path + "/versions").json()).hasSize(4);
    }

    @Test
    @DisplayName("R1 R2 R3 a client that comes back with Last-Event-ID misses nothing and sees nothing twice")
    void events_resume() {
        String run = create("A to-do list").path("run").asText();
        EventReader reader = new EventReader(anna);

        List<EventReader.Event> all = new ArrayList<>(reader.read(run, 0, 3));
        all.addAll(reader.read(run, 3, Integer.MAX_VALUE));

        assertThat(all)
                .extracting(EventReader.Event::id)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, all.size()).boxed().toList());
        assertThat(all.getFirst().name()).isEqualTo("asked");
        assertThat(all.stream().filter(event -> event.name().equals("run_ended")))
                .hasSize(1);
        assertThat(all.getLast().name()).isEqualTo("run_ended");
    }

    @Test
    @DisplayName("B8 a version is exported as a ZIP with the app's files")
    void export() throws IOException, InterruptedException {
        JsonNode project = create("A to-do list");
        anna.awaitEnd(project.path("run").asText());
        var request = anna.request("/api/v1/projects/" + project.path("id").asText() + "/versions/2/archive")
                .build();

        byte[] zip;
        try (HttpClient http = HttpClient.newHttpClient()) {
            zip = http.send(request, BodyHandlers.ofByteArray()).body();
        }

        List<String> names = new ArrayList<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).contains("package.json", "src/App.jsx").noneMatch(name -> name.startsWith("node_modules"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200B"})
    @DisplayName("A blank prompt is a clear error, and makes nothing")
    void blank_prompt(String prompt) {
        int before = anna.get("/api/v1/projects").json().size();

        Api.Answer answer = anna.post("/api/v1/projects", Map.of("prompt", prompt));

        assertProblem(answer, 400, "blank_ask");
        assertThat(anna.get("/api/v1/projects").json()).hasSize(before);
    }

    @Test
    @DisplayName("The OpenAPI document, and the page to try the API on, are served to everybody")
    void page_to_try() {
        Api nobody = Api.withToken(installation, "");

        assertThat(nobody.get("/docs/").body()).contains("swagger-ui-bundle.js");
        assertThat(nobody.get("/docs/docs.js").status()).isEqualTo(200);
        assertThat(nobody.get("/openapi?format=JSON")
                        .json()
                        .path("info")
                        .path("title")
                        .asText())
                .isEqualTo("Atelier");
    }

    @Test
    void a_prompt_of_100_kilobytes_is_told_the_limit() {
        assertProblem(anna.post("/api/v1/projects", Map.of("prompt", "clay ".repeat(20_000))), 400, "ask_too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"陶芸教室", "دورة الفخار", "👩‍🎨🏺", "Töpfer & <Söhne>", "n"})
    @DisplayName("Names in any script are kept, and get a host name")
    void names_in_any_script(String name) {
        JsonNode first = anna.post("/api/v1/projects", Map.of("name", name)).json();
        JsonNode second = anna.post("/api/v1/projects", Map.of("name", name)).json();

        assertThat(first.path("name").asText()).isEqualTo(name);
        assertThat(first.path("slug").asText()).matches("[a-z0-9-]{1,63}");
        assertThat(second.path("name").asText()).isEqualTo(name);
        assertThat(second.path("slug").asText()).isNotEqualTo(first.path("slug").asText());
    }

    @Test
    void names_have_a_longest() {
        assertThat(anna.post("/api/v1/projects", Map.of("name", "n".repeat(200)))
                        .status())
                .isEqualTo(201);
        assertProblem(anna.post("/api/v1/projects", Map.of("name", "n".repeat(201))), 400, "bad_name");
    }

    @Test
    void what_is_not_json_or_lacks_fields_is_a_clear_error() {
        assertThat(anna.send("POST", "/api/v1/projects", "{not json").status()).isEqualTo(400);
        assertProblem(anna.send("POST", "/api/v1/projects", "{}"), 400, "missing_field");
        assertThat(anna.send("PUT", "/api/v1/projects", "{}").status()).isEqualTo(405);
        assertProblem(anna.get("/api/v1/nothing/here"), 404, "no_such_route");
    }

    @Test
    void a_deleted_project_and_an_unknown_version_do_not_exist() {
        JsonNode project =
                anna.post("/api/v1/projects", Map.of("name", "gone soon")).json();
        String path = "/api/v1/projects/" + project.path("id").asText();

        assertProblem(anna.post(path + "/versions/99/restore"), 404, "not_found");
        assertProblem(anna.get(path + "/diff?from=1&to=99"), 404, "not_found");
        assertThat(anna.delete(path).status()).isEqualTo(204);

        assertProblem(anna.get(path), 404, "not_found");
        assertProblem(anna.post(path + "/messages", Map.of("text", "hello")), 404, "not_found");
        assertProblem(anna.delete(path), 404, "not_found");
    }

    @Test
    @DisplayName("S8 restoring while a run works is refused, and the run goes on")
    void restore_while_working() {
        JsonNode project = anna.post("/api/v1/projects", Map.of("name", "busy")).json();
        String path = "/api/v1/projects/" + project.path("id").asText();
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            runs.add(anna.post(path + "/messages", Map.of("text", "a landing page for shop number " + i))
                    .json()
                    .path("run")
                    .asText());
        }

        Api.Answer refused = anna.post(path + "/versions/1/restore");

        assertProblem(refused, 409, "run_in_progress");
        assertThat(anna.awaitEnd(runs.getLast()).path("outcome").asText()).isEqualTo("completed");
    }

    @Test
    @DisplayName("X4 no token, a forged one and another realm's are told apart from nothing: 401")
    void no_token() {
        for (String token : List.of("", "atl_forged", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "x".repeat(4000))) {
            Api.Answer answer = Api.withToken(installation, token).get("/api/v1/projects");
            assertThat(answer.status()).as(token).isEqualTo(401);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
    }

    private JsonNode create(String prompt) {
        return anna.post("/api/v1/projects", Map.of("prompt", prompt)).json();
    }

    private String content(String project, int version) {
        return anna.get(project + "/versions/" + version + "/files/src/content.json", "application/octet-stream")
                .body();
    }

    private static void assertProblem(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
    }
}
