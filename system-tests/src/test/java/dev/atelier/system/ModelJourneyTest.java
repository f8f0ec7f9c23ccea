package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.model.scripted.Misbehaviour;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedCall;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Turns of a language model, by the API on a real installation with Docker sandboxes. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // filled before all and before each
class ModelJourneyTest {
    private static final String APP = """
            export default function App() {
              return <h1>Bread and butter</h1>;
            }
            """;

    private ModelInstallation world;
    private Api anna;
    private String project;
    private final List<String> runs = new ArrayList<>();

    @BeforeAll
    void given_a_model() throws IOException {
        world = ModelInstallation.start();
    }

    @AfterAll
    void stop() {
        if (world != null) {
            world.close();
        }
    }

    @BeforeEach
    void given_a_project() {
        anna = Api.signedIn(world.installation(), "anna");
        JsonNode made = anna.post("/api/v1/projects", Map.of("name", "Bakery")).json();
        project = "/api/v1/projects/" + made.path("id").asText();
        runs.clear();
    }

    /** X8: the key is where the model is called, and nowhere else. */
    @AfterEach
    void the_key_is_told_to_nobody() throws IOException {
        assertThat(world.model().requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.headers())
                        .containsEntry("authorization", "Bearer " + ModelInstallation.KEY));
        for (String run : runs) {
            assertThat(anna.get("/api/v1/runs/" + run + "/events").body()).doesNotContain(ModelInstallation.KEY);
            assertThat(anna.get("/api/v1/runs/" + run).body()).doesNotContain(ModelInstallation.KEY);
        }
        assertThat(anna.get(project + "/messages").body()).doesNotContain(ModelInstallation.KEY);
        assertThat(anna.get("/health").body()).doesNotContain(ModelInstallation.KEY);
        assertThat(world.logsWithKey()).isEmpty();
    }

    @Test
    @DisplayName("B3 B4 B14 a model reads, writes, runs a command, checks the app and finishes; the preview shows it")
    void a_turn_with_tools() {
        world.model()
                .follow(Script.of(
                        Reply.calls(
                                ScriptedCall.of("list_files", Map.of()),
                                ScriptedCall.of("read_file", Map.of("path", "src/App.jsx"))),
                        Reply.text("I write the page.").andCalls(write("src/App.jsx", APP)),
                        Reply.calls(ScriptedCall.of("run_command", Map.of("command", "cat src/App.jsx"))),
                        finish("Your bakery has its page.")));

        JsonNode run = ask("A page for my bakery");

        assertThat(run.path("outcome").asText()).isEqualTo("completed");
        assertThat(answer()).isEqualTo("Your bakery has its page.");
        assertThat(file(2, "src/App.jsx")).isEqualTo(APP);
        assertThat(events("tool_finished"))
                .extracting(event -> event.path("data").path("tool").asText())
                .startsWith("list_files", "read_file", "write_file", "run_command");
        assertThat(events("tool_finished"))
                .allSatisfy(event -> assertThat(event.path("data").path("ok").asBoolean())
                        .as(event.toString())
                        .isTrue());
        assertThat(events("sandbox_ready")
                        .getFirst()
                        .path("data")
                        .path("provider")
                        .asText())
                .isEqualTo("docker");
        URI entrance = URI.create(
                anna.post(project + "/preview/entrance").json().path("address").asText());
        PreviewVisitor visitor = new PreviewVisitor(world.installation(), entrance);
        visitor.enter(entrance);
        assertThat(visitor.awaitPage("/src/App.jsx")).contains("Bread and butter");
    }

    @Test
    @DisplayName("S5 X12 a model that deletes every file is stopped at most of them, and version 1 can be had back")
    void deletes_everything() {
        List<String> before = files(1);
        world.model().follow(new Script(List.of(Reply.deletingAll(before).forever()), Reply.text("Gone.")));

        JsonNode run = ask("Tidy up");

        assertThat(run.path("state").asText()).isEqualTo("ended");
        assertThat(files(newest())).isNotEmpty();
        assertThat(files(1)).isEqualTo(before);
        String restore =
                anna.post(project + "/versions/1/restore").json().path("run").asText();
        assertThat(anna.awaitEnd(restore).path("outcome").asText()).isEqualTo("completed");
        assertThat(files(newest())).isEqualTo(before);
    }

    @Test
    @DisplayName("S5 a model that answers nothing ends the run with a sentence")
    void answers_nothing() {
        world.model().follow(new Script(List.of(), Reply.text("")));

        ask("Make it green");

        assertThat(answer()).isNotBlank();
        assertThat(newest()).isEqualTo(1);
    }

    @Test
    @DisplayName("S5 a tool that does not exist is told to the model, and the turn goes on")
    void unknown_tool() {
        world.model()
                .follow(Script.of(
                        Reply.call("format_disk", Map.of("path", "/")),
                        Reply.calls(write("src/App.jsx", APP)),
                        finish("Here it is.")));

        JsonNode run = ask("A page for my bakery");

        assertThat(run.path("outcome").asText()).isEqualTo("completed");
        JsonNode first = events("tool_finished").getFirst().path("data");
        assertThat(first.path("ok").asBoolean()).isFalse();
        assertThat(file(2, "src/App.jsx")).isEqualTo(APP);
    }

    @Test
    @DisplayName("R4 X14 when the model is down, the rules do the work, and the run says so")
    void down() {
        world.model().follow(new Script(List.of(), Reply.wrong(new Misbehaviour.Status(500))));

        JsonNode run = ask("A landing page called \"Bread and butter\"");

        assertThat(run.path("outcome").asText()).isEqualTo("completed");
        assertThat(events("agent_chosen")).hasSize(2);
        assertThat(events("agent_chosen").getLast().path("data").path("why").asText())
                .contains("rules");
        assertThat(events("warning")).isNotEmpty();
        assertThat(file(2, "src/content.json")).contains("Bread and butter");
    }

    @Test
    @DisplayName("R4 a provider that repeats the rejected key in its error does not bring it to light")
    void rejected_key() {
        world.model().follow(new Script(List.of(), Reply.wrong(new Misbehaviour.Status(401))));

        ask("A landing page called \"Bread and butter\"");

        assertThat(events("warning")
                        .getFirst()
                        .path("data")
                        .path("fault")
                        .path("message")
                        .asText())
                .contains("ATELIER_OPENAI_API_KEY");
    }

    private JsonNode ask(String text) {
        String run = anna.post(project + "/messages", Map.of("text", text))
                .json()
                .path("run")
                .asText();
        runs.add(run);
        return anna.awaitEnd(run);
    }

    private List<JsonNode> events(String type) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode event :
                anna.get("/api/v1/runs/" + runs.getLast() + "/events").json()) {
            if (event.path("type").asText().equals(type)) {
                found.add(event);
            }
        }
        return found;
    }

    private String answer() {
        JsonNode messages = anna.get(project + "/messages").json();
        return messages.get(messages.size() - 1).path("answer").asText();
    }

    private int newest() {
        return anna.get(project).json().path("version").asInt();
    }

    private List<String> files(int version) {
        List<String> names = new ArrayList<>();
        anna.get(project + "/versions/" + version + "/files").json().forEach(name -> names.add(name.asText()));
        return names;
    }

    private String file(int version, String path) {
        return anna.get(project + "/versions/" + version + "/files/" + path, "application/octet-stream")
                .body();
    }

    private static ScriptedCall write(String path, String content) {
        return ScriptedCall.of("write_file", Map.of("path", path, "content", content, "drops_most", true));
    }

    private static Reply finish(String answer) {
        return Reply.call("finish", Map.of("answer", answer));
    }
}
