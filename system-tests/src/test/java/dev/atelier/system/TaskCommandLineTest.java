package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command as somebody types it. */
@Tag("slow")
@ExtendWith(TaskWorlds.class)
class TaskCommandLineTest {
    @TempDir
    Path directory;

    private final TaskWorld world;

    TaskCommandLineTest(TaskWorld world) {
        this.world = world;
    }

    private record Ended(int code, String out) {}

    @Test
    @DisplayName("./atelier task has a repository changed, and tells how it goes")
    void repository() throws Exception {
        world.repository("typed", "app.py", "a = 1\n");

        Ended ended = type("--git", world.url("typed"), "--task", "Add a .gitignore", "--no-model", "--follow");

        assertThat(ended.code()).as(ended.out()).isZero();
        assertThat(ended.out()).contains("Agent: rules", "added .gitignore", "Completed", "1 file changed");
    }

    @Test
    @DisplayName("./atelier task sends an archive, and prints JSON for scripts")
    void archive() throws Exception {
        Path zip = Files.write(directory.resolve("code.zip"), TaskJourney.zip("code/", "app.py", "a = 1\n"));

        Ended ended = type("--zip", zip.toString(), "--task", "Add a .gitignore", "--no-model", "--follow", "--json");

        assertThat(ended.code()).as(ended.out()).isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : ended.out().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines.getFirst().path("type").asText()).isEqualTo("asked");
        assertThat(lines.getLast().path("status").asText()).isEqualTo("completed");
    }

    @Test
    @DisplayName("./atelier task ends with 1 when the task fails, and with 2 when it is refused; both say why")
    void fails() throws Exception {
        Ended failed = type("--git", world.url("no-such"), "--task", "Add a .gitignore", "--no-model", "--follow");
        Ended refused = type("--git", "ext::sh", "--task", "Add a .gitignore");

        assertThat(failed.code()).as(failed.out()).isEqualTo(1);
        assertThat(failed.out()).contains("Failed:");
        assertThat(refused.code()).as(refused.out()).isEqualTo(2);
        assertThat(refused.out()).contains("repository");
    }

    private Ended type(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Installation.ROOT.resolve("atelier").toString(), "task"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ATELIER_URL", world.installation().address().toString());
        builder.environment()
                .put("ATELIER_TOKEN", Api.signedIn(world.installation(), "anna").token());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }
}
