package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.forge.StandIn;
import dev.atelier.core.model.scripted.Misbehaviour;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.source.git.BareRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The platform is killed in the middle of a task, which is then ended rightly by the one that comes after it. */
@Tag("slow")
@ExtendWith(TaskWorlds.class)
class TaskCrashTest {
    private final TaskWorld world;

    TaskCrashTest(TaskWorld world) {
        this.world = world;
    }

    @Test
    @DisplayName("S1 T5 killed while it clones: the clone is made anew, and the task is completed")
    void during_the_clone() throws Exception {
        world.repository("cloned", "app.py", "a = 1\n");
        String id;
        try (Held clone = Held.at(world.git(), "/cloned.git/git-upload-pack")) {
            id = submit(Map.of("gitUrl", world.url("cloned"), "agent", "rules"));
            clone.await();
            world.installation().killPlatform();
        }

        JsonNode task = ended(id);

        assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("completed");
        assertThat(task.path("filesChanged").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("S1 T5 killed while the agent works: it begins again with the code as it came")
    void during_the_agent() throws Exception {
        world.repository("worked", "app.py", "a = 1\n");
        world.script(
                TaskScripts.write("half.txt", "half\n"), Reply.wrong(new Misbehaviour.Hang(Duration.ofMinutes(2))));
        String id = submit(Map.of("gitUrl", world.url("worked"), "agent", "model"));
        Api anna = Api.signedIn(world.installation(), "anna");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> anna.get("/api/v1/tasks/" + id + "/events").body().contains("half.txt"));
        world.installation().killPlatform();
        world.script(TaskScripts.write("whole.txt", "whole\n"), TaskScripts.done());

        JsonNode task = ended(id);

        assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("completed");
        String patch = Api.signedIn(world.installation(), "anna")
                .get("/api/v1/tasks/" + id + "/artefacts/diff.patch", "*/*")
                .body();
        assertThat(patch).contains("whole.txt").doesNotContain("half.txt");
    }

    @Test
    @DisplayName("S1 W8 killed while it pushes: one branch and one pull request in the end")
    void during_the_push() throws Exception {
        BareRepository repository = world.forgeRepository("app.py", "a = 1\n");
        String id;
        try (Held push = Held.at(world.git(), "/" + world.forge().path + ".git/git-receive-pack")) {
            id = submit(
                    Map.of("gitUrl", world.forgeUrl(), "agent", "rules", "pullRequest", true, "token", StandIn.TOKEN));
            push.await();
            world.installation().killPlatform();
        }

        JsonNode task = ended(id);

        assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("completed");
        assertThat(task.path("pullRequest").asText()).as(task.toString()).contains("/pull/1");
        assertThat(world.forge().opened).hasSize(1);
        assertThat(repository.git("branch", "--list", "atelier/*").lines()).hasSize(1);
    }

    private String submit(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("description", "Add a .gitignore"));
        body.putAll(more);
        Api.Answer answer = Api.signedIn(world.installation(), "anna").post("/api/v1/tasks", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().path("id").asText();
    }

    /** The task in the end, with every event there once. */
    private JsonNode ended(String id) {
        Api nobody = Api.withToken(world.installation(), "");
        await().atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .until(() -> nobody.get("/health/ready").status() == 200);
        Api anna = Api.signedIn(world.installation(), "anna");
        JsonNode task = TaskWorld.awaitEnd(anna, id);
        JsonNode events = anna.get("/api/v1/tasks/" + id + "/events").json();
        List<Long> numbers = new ArrayList<>();
        events.forEach(event -> numbers.add(event.path("sequence").asLong()));
        assertThat(numbers)
                .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events.get(events.size() - 1).path("type").asText()).isEqualTo("run_ended");
        return task;
    }
}
