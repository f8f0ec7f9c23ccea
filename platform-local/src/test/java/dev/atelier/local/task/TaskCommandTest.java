package dev.atelier.local.task;

import static dev.atelier.local.task.PlayedPlatform.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // filled before each test
class TaskCommandTest {
    private static final String ACCEPTED = "{\"id\":\"t1\",\"status\":\"queued\"}";
    private static final String COMPLETED = "{\"id\":\"t1\",\"status\":\"completed\",\"message\":\"Done.\","
            + "\"filesChanged\":1,\"added\":3,\"removed\":0,\"pullRequest\":\"https://forge.example/pull/7\"}";
    private static final String LAST = event(3, "run_ended", "{}");

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Duration> pauses = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private PlayedPlatform platform;

    @BeforeEach
    void given_a_platform_and_a_token() throws IOException {
        platform = new PlayedPlatform();
        environment.put("ATELIER_TOKEN", "atl_mine");
        environment.put("ATELIER_URL", platform.address().toString());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    @DisplayName("T5 a task is handed in with the token, once, and the command returns with where to look")
    void accepted() throws Exception {
        platform.then(202, ACCEPTED);

        int code = run(
                "--git",
                "https://forge.example/x.git",
                "--task",
                "Add a licence",
                "--pr",
                "--target=src/a.py",
                "--sandbox",
                "local",
                "--model",
                "ollama:qwen3:8b");

        assertThat(code).isZero();
        PlayedPlatform.Asked asked = platform.asked.getFirst();
        assertThat(asked.line()).isEqualTo("POST /api/v1/tasks");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer atl_mine");
        assertThat(asked.header("Idempotency-key")).isNotBlank();
        JsonNode body = new ObjectMapper().readTree(asked.body());
        assertThat(body.path("gitUrl").asText()).isEqualTo("https://forge.example/x.git");
        assertThat(body.path("description").asText()).isEqualTo("Add a licence");
        assertThat(body.path("targetFile").asText()).isEqualTo("src/a.py");
        assertThat(body.path("pullRequest").isBoolean()).isTrue();
        assertThat(body.path("sandbox").asText()).isEqualTo("local");
        assertThat(body.path("provider").asText()).isEqualTo("ollama");
        assertThat(body.path("model").asText()).isEqualTo("qwen3:8b");
        assertThat(text(out)).contains("t1 is accepted").contains("/tasks/t1");
    }

    @Test
    @DisplayName("T1 an archive is sent as a form, with the file and its name")
    void zip() throws Exception {
        Path zip = Files.writeString(directory.resolve("my \"code\".zip"), "PK-bytes");
        platform.then(202, ACCEPTED);

        assertThat(run("--zip", zip.toString(), "--task", "Töpfern", "--no-model"))
                .isZero();

        PlayedPlatform.Asked asked = platform.asked.getFirst();
        assertThat(asked.header("Content-type")).startsWith("multipart/form-data; boundary=");
        assertThat(asked.body())
                .contains("name=\"description\"\r\n\r\nTöpfern\r\n")
                .contains("name=\"agent\"\r\n\r\nrules\r\n")
                .contains(
                        "name=\"zip\"; filename=\"my %22code%22.zip\"\r\nContent-Type: application/zip\r\n\r\nPK-bytes\r\n");
    }

    @Test
    @DisplayName("R1 progress is printed as it comes, and in the end what became of it")
    void follows() throws Exception {
        platform.then(202, ACCEPTED)
                .thenStream(
                        ": still working\n\n",
                        event(1, "agent_chosen", "{\"agent\":\"rules\",\"why\":\"No model is configured.\"}"),
                        "event: text_delta\ndata: {\"text\":\"not printed\"}\n\n",
                        event(2, "file_changed", "{\"path\":\"LICENSE\",\"kind\":\"ADDED\"}"),
                        LAST)
                .then(200, COMPLETED);

        assertThat(run("--git", "https://forge.example/x.git", "--task", "Add a licence", "--follow"))
                .isZero();

        assertThat(text(out).lines().toList())
                .contains(
                        "  Agent: rules. No model is configured.",
                        "  added LICENSE",
                        "Completed: Done.",
                        "Pull request: https://forge.example/pull/7");
        assertThat(text(out)).contains("1 file changed, +3 -0").doesNotContain("not printed");
    }

    @Test
    @DisplayName("R2 a stream that breaks is taken up after the last event: nothing is missed, nothing told twice")
    void resumes() throws Exception {
        platform.then(202, ACCEPTED)
                .thenBrokenStream(event(1, "file_changed", "{\"path\":\"a\",\"kind\":\"ADDED\"}"))
                .then(503, "{\"detail\":\"The database does not answer.\"}")
                .thenStream(event(2, "file_changed", "{\"path\":\"b\",\"kind\":\"ADDED\"}"))
                .thenStream(LAST)
                .then(200, COMPLETED);

        assertThat(run("--git", "https://forge.example/x.git", "--task", "Go", "--follow"))
                .isZero();

        assertThat(platform.asked.stream()
                        .filter(asked -> asked.line().endsWith("/events"))
                        .map(asked -> asked.header("Last-event-id")))
                .containsExactly("0", "1", "1", "2");
        assertThat(text(out)).containsOnlyOnce("added a").containsOnlyOnce("added b");
        assertThat(pauses).hasSize(3);
    }

    @Test
    @DisplayName("--json prints the events and then the task, one object in a line")
    void json() throws Exception {
        platform.then(202, ACCEPTED).thenStream(event(1, "asked", "{}"), LAST).then(200, COMPLETED);

        assertThat(run("--git", "https://forge.example/x.git", "--task", "Go", "--follow", "--json"))
                .isZero();

        List<JsonNode> lines = new ArrayList<>();
        for (String line : text(out).lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst().path("type").asText()).isEqualTo("asked");
        assertThat(lines.getLast().path("status").asText()).isEqualTo("completed");
    }

    @ParameterizedTest
    @DisplayName("T11 the exit code says how it ended")
    @CsvSource({"completed, 0", "failed, 1", "cancelled, 4", "timed_out, 5"})
    void exitCodes(String status, int code) throws Exception {
        platform.then(202, ACCEPTED)
                .thenStream(LAST)
                .then(200, "{\"id\":\"t1\",\"status\":\"" + status + "\",\"message\":\"So it is.\"}");

        assertThat(run("--git", "https://forge.example/x.git", "--task", "Go", "--follow"))
                .isEqualTo(code);
    }

    @Test
    @DisplayName("R10 what the platform refuses is told in its words, and not tried again")
    void refused() throws Exception {
        platform.then(400, "{\"code\":\"bad_git_url\",\"detail\":\"The address must begin with https.\"}");

        assertThat(run("--git", "ext::x", "--task", "Go")).isEqualTo(2);

        assertThat(text(err)).isEqualToIgnoringNewLines("The address must begin with https.");
        assertThat(platform.asked).hasSize(1);
    }

    @Test
    @DisplayName("R11 a limit that passes is waited for, with the same key, so that no second task is made")
    void limited() throws Exception {
        platform.then(429, "{\"detail\":\"Too many requests.\"}").then(202, ACCEPTED);

        assertThat(run("--git", "https://forge.example/x.git", "--task", "Go")).isZero();

        assertThat(pauses).hasSize(1);
        assertThat(platform.asked.get(0).header("Idempotency-key"))
                .isEqualTo(platform.asked.get(1).header("Idempotency-key"));
    }

    @Test
    @DisplayName("what cannot be reached is told with what to look at, after some attempts")
    void outOfReach() throws Exception {
        platform.close();

        assertThat(run("--git", "https://forge.example/x.git", "--task", "Go")).isEqualTo(3);

        assertThat(text(err)).contains("Is it running?").contains("ATELIER_URL");
        assertThat(pauses).hasSizeGreaterThan(5).allMatch(pause -> pause.compareTo(Duration.ofSeconds(15)) <= 0);
    }

    @Test
    @DisplayName("T13 X8 the repository's token comes from the environment and is never printed")
    void gitToken() throws Exception {
        environment.put("ATELIER_GIT_TOKEN", "ghp-secret");
        platform.then(202, ACCEPTED);

        assertThat(run("--git", "https://forge.example/x.git", "--task", "Go")).isZero();

        assertThat(platform.asked.getFirst().body()).contains("\"token\":\"ghp-secret\"");
        assertThat(text(out) + text(err)).doesNotContain("ghp-secret").doesNotContain("atl_mine");
    }

    @Test
    @DisplayName("X18 what a repository or a model says does not steer the terminal")
    void control() throws Exception {
        platform.then(202, ACCEPTED)
                .thenStream(event(1, "answered", "{\"text\":\"red \\u001b[31m and\\nback\\u202e\"}"), LAST)
                .then(200, COMPLETED);

        run("--git", "https://forge.example/x.git", "--task", "Go", "--follow");

        assertThat(text(out))
                .contains("red [31m and back")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }

    @ParameterizedTest
    @DisplayName("what is missing or wrong in the command is told, and nothing is asked of the platform")
    @CsvSource(
            delimiter = '|',
            value = {
                "--git https://x.example/y.git | --task",
                "--task Go | --git URL or --zip FILE",
                "--task Go --git https://x.example/y.git --zip pom.xml | --git URL or --zip FILE",
                "--task Go --zip no-such-file.zip | no-such-file.zip",
                "--task Go --git https://x.example/y.git --model gpt | provider:name",
                "--task Go --git | --git needs a value",
                "--git --follow --task Go | --git needs a value",
                "--task Go --task Again --git x | twice",
                "--tsak Go | --tsak"
            })
    void wrongCommands(String line, String told) throws Exception {
        assertThat(run(line.strip().split(" "))).isEqualTo(2);

        assertThat(text(err)).contains(told);
        assertThat(platform.asked).isEmpty();
    }

    @Test
    @DisplayName("X4 without a token the command says how to get one")
    void noToken() throws Exception {
        environment.remove("ATELIER_TOKEN");

        assertThat(run("--git", "https://x.example/y.git", "--task", "Go")).isEqualTo(2);

        assertThat(text(err)).contains("ATELIER_TOKEN").contains("Access tokens");
    }

    @Test
    @DisplayName("without ATELIER_URL it is the installation that runs here")
    void runsHere() throws Exception {
        environment.remove("ATELIER_URL");
        platform.then(202, ACCEPTED);

        TaskCommand command = new TaskCommand(
                environment, Optional.of(platform.address()), new PrintStream(out), new PrintStream(err), pauses::add);

        assertThat(command.run(List.of("--git", "https://x.example/y.git", "--task", "Go")))
                .isZero();
        assertThat(platform.asked.getFirst().header("Host"))
                .isEqualTo(platform.address().getAuthority());
    }

    private int run(String... words) throws InterruptedException {
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new TaskCommand(
                        environment,
                        Optional.of(URI.create("http://127.0.0.1:1")),
                        printed,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        pauses::add)
                .run(List.of(words));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
