package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.forge.StandIn;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.ScriptedCall;
import dev.atelier.core.source.git.BareRepository;
import dev.atelier.system.EventReader.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Code in, patch and pull request out, over HTTP, whatever kind of sandbox it is. */
@ExtendWith(TaskWorlds.class)
@SuppressWarnings("NullAway.Init") // filled before each test
abstract class TaskJourney {
    private static final String[] PROJECT = {
        "calc.py", "def add(a, b):\n    return a - b\n",
        "test_calc.py", """
            import unittest

            import calc


            class AddTest(unittest.TestCase):
                def test_add(self):
                    self.assertEqual(5, calc.add(2, 3))
            """,
        "README.md", "# Calc\n"
    };

    /** Of another length: Python would take a file of the same second and length for the one that it has compiled. */
    private static final String SUM = "def add(a, b):\n    return sum((a, b))\n";

    @TempDir
    Path directory;

    private final TaskWorld world;
    private Api anna;

    TaskJourney(TaskWorld world) {
        this.world = world;
    }

    @BeforeEach
    void given_anna() {
        anna = Api.signedIn(world.installation(), "anna");
    }

    @Test
    @DisplayName("T1 T12 T13 R5 R8 a repository, changed by rules: a patch that Git applies, a branch, a pull request")
    void by_rules() throws Exception {
        BareRepository repository = world.forgeRepository(PROJECT);
        Api.Answer accepted = anna.post(
                "/api/v1/tasks",
                Map.of(
                        "gitUrl",
                        world.forgeUrl(),
                        "description",
                        "Add a .gitignore",
                        "agent",
                        "rules",
                        "pullRequest",
                        true,
                        "token",
                        StandIn.TOKEN));

        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        String id = accepted.json().path("id").asText();
        JsonNode task = TaskWorld.awaitEnd(anna, id);

        assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("completed");
        assertThat(task.path("agent").asText()).isEqualTo("rules");
        StandIn.Opened opened = world.forge().opened.getFirst();
        assertThat(opened.into()).isEqualTo(TaskWorld.TRUNK);
        assertThat(opened.from()).startsWith("atelier/add-a-gitignore-");
        assertThat(opened.title()).isEqualTo("Add a .gitignore");
        assertThat(opened.body())
                .contains("What was asked for", "Add a \\.gitignore", "- \\.gitignore \\(added\\)", "rules");
        assertThat(task.path("pullRequest").asText()).contains("/" + world.forge().path + "/pull/1");
        assertThat(repository.git("show", opened.from() + ":.gitignore")).contains("__pycache__");
        GitClone clone = GitClone.of(repository.directory().toString(), directory.resolve("fresh"));
        clone.apply(artefact(id, "diff.patch"));
        assertThat(clone.read(".gitignore").strip()).isEqualTo(repository.git("show", opened.from() + ":.gitignore"));
        assertThat(artefact(id, "pr_url.txt").strip())
                .isEqualTo(task.path("pullRequest").asText());
        tellsNobody(id, StandIn.TOKEN);
    }

    @Test
    @DisplayName("T1 T4 an archive: one top folder is stripped, and the patch applies to what was in it")
    void from_a_zip() throws Exception {
        byte[] form = new Multipart()
                .field("description", "Add a .gitignore")
                .field("agent", "rules")
                .field("pullRequest", "true")
                .zip("zip", "calc.zip", zip("calc/", PROJECT))
                .bytes();

        Api.Answer accepted = anna.send(anna.request("/api/v1/tasks")
                .header("Content-Type", Multipart.TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form))
                .build());

        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        String id = accepted.json().path("id").asText();
        JsonNode task = TaskWorld.awaitEnd(anna, id);
        assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("completed");
        assertThat(task.path("source").path("name").asText()).isEqualTo("calc.zip");
        assertThat(task.path("pullRequestNote").asText()).isNotBlank();
        GitClone unpacked = GitClone.ofFiles(directory.resolve("unpacked"), PROJECT);
        unpacked.apply(artefact(id, "diff.patch"));
        assertThat(unpacked.read(".gitignore")).contains("__pycache__");
    }

    @Test
    @DisplayName("T9 R4 a model changes several files and repairs the test that fails")
    void by_a_model() throws Exception {
        BareRepository repository = world.repository("calc", PROJECT);
        world.script(
                Reply.calls(
                        ScriptedCall.of("read_file", Map.of("path", "calc.py")),
                        ScriptedCall.of("run_command", Map.of("command", "python3 -m unittest"))),
                Reply.calls(
                        ScriptedCall.of("write_file", Map.of("path", "calc.py", "content", SUM)),
                        ScriptedCall.of(
                                "write_file",
                                Map.of("path", "README.md", "content", "# Calc\n\nAdds numbers, rightly.\n"))),
                Reply.calls(ScriptedCall.of("run_command", Map.of("command", "python3 -m unittest"))),
                Reply.text("The test passes now."));

        String id = submit("calc", "Repair the failing test", "model");
        JsonNode task = TaskWorld.awaitEnd(anna, id);

        assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("completed");
        assertThat(task.path("filesChanged").asInt()).isEqualTo(2);
        GitClone clone = GitClone.of(repository.directory().toString(), directory.resolve("fresh"));
        clone.apply(artefact(id, "diff.patch"));
        clone.run("python3", "-m", "unittest");
        List<Boolean> commands = new ArrayList<>();
        anna.get("/api/v1/tasks/" + id + "/events").json().forEach(event -> {
            if (event.path("type").asText().equals("tool_finished")
                    && event.path("data").path("tool").asText().equals("run_command")) {
                commands.add(event.path("data").path("ok").asBoolean());
            }
        });
        assertThat(commands).containsExactly(false, true);
        tellsNobody(id, ModelInstallation.KEY);
    }

    @Test
    @DisplayName("R2 R3 a client that drops and comes back with Last-Event-ID misses nothing and sees nothing twice")
    void resumes() throws Exception {
        world.repository("resumed", PROJECT);
        String path = "/api/v1/tasks/" + submit("resumed", "Add a .gitignore", "rules") + "/events";
        EventReader reader = new EventReader(anna);

        List<Event> events = new ArrayList<>(reader.readFrom(path, 0, 3));
        events.addAll(reader.readFrom(path, events.getLast().id(), 2));
        events.addAll(reader.readFrom(path, events.getLast().id(), Integer.MAX_VALUE));

        assertThat(events.stream().map(Event::id))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events.stream().filter(event -> event.name().equals("run_ended")))
                .containsExactly(events.getLast());
        JsonNode summary = events.getLast().data().path("data").path("summary");
        assertThat(summary.path("filesChanged").asInt()).isEqualTo(1);
        assertThat(summary.path("agent").asText()).isEqualTo("rules");
        assertThat(reader.readFrom(path, events.getLast().id(), Integer.MAX_VALUE))
                .isEmpty();
    }

    @Test
    @DisplayName("T13 T14 a pull request can be had later, and what was done can be gone on with in the workbench")
    void afterwards() throws Exception {
        world.forgeRepository(PROJECT);
        String id = submit(world.forge().path, "Add a .gitignore", "rules");
        TaskWorld.awaitEnd(anna, id);

        String run = anna.post("/api/v1/tasks/" + id + "/pull-request", Map.of("token", StandIn.TOKEN))
                .json()
                .path("run")
                .asText();
        assertThat(anna.awaitEnd(run).path("outcome").asText()).isEqualTo("completed");
        JsonNode project = anna.post("/api/v1/tasks/" + id + "/workbench").json();

        assertThat(world.forge().opened).hasSize(1);
        assertThat(anna.get("/api/v1/tasks/" + id).json().path("pullRequest").asText())
                .contains("/pull/1");
        assertThat(anna.post("/api/v1/tasks/" + id + "/pull-request", Map.of("token", StandIn.TOKEN))
                        .status())
                .isEqualTo(409);
        List<String> listed = new ArrayList<>();
        anna.get("/api/v1/projects")
                .json()
                .forEach(one -> listed.add(one.path("id").asText()));
        assertThat(listed).contains(project.path("id").asText());
        assertThat(anna.get("/api/v1/tasks/" + id).json().path("kept").asBoolean())
                .isTrue();
        tellsNobody(id, StandIn.TOKEN);
    }

    private String submit(String repository, String description, String agent) {
        Api.Answer accepted = anna.post(
                "/api/v1/tasks", Map.of("gitUrl", world.url(repository), "description", description, "agent", agent));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return accepted.json().path("id").asText();
    }

    private String artefact(String id, String name) {
        Api.Answer answer = anna.get("/api/v1/tasks/" + id + "/artefacts/" + name, "*/*");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** X8: what was given in confidence is in no answer, event, artefact or log. */
    private void tellsNobody(String id, String secret) throws IOException {
        assertThat(anna.get("/api/v1/tasks/" + id).body()).doesNotContain(secret);
        assertThat(anna.get("/api/v1/tasks/" + id + "/events").body()).doesNotContain(secret);
        for (JsonNode artefact : anna.get("/api/v1/tasks/" + id + "/artefacts").json()) {
            assertThat(artefact(id, artefact.path("name").asText())).doesNotContain(secret);
        }
        assertThat(world.withModel().logsWith(secret)).isEmpty();
    }

    static byte[] zip(String folder, String... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files.length; i += 2) {
                zip.putNextEntry(new ZipEntry(folder + files[i]));
                zip.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
