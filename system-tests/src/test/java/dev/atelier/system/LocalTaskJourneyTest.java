package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class LocalTaskJourneyTest extends TaskJourney {
    private final TaskWorld world;

    LocalTaskJourneyTest(@TaskWorlds.In("local") TaskWorld world) {
        super(world);
        this.world = world;
    }

    @Test
    @DisplayName("R13 the trace of a task reaches the collector by the container's telemetry, without anybody's words")
    void trace() throws Exception {
        world.repository("traced", "secret-plan.md", "# Plan\n");
        Api anna = Api.signedIn(world.installation(), "anna");
        String task = anna.post(
                        "/api/v1/tasks",
                        Map.of("gitUrl", world.url("traced"), "description", "Add a .gitignore", "agent", "rules"))
                .json()
                .path("id")
                .asText();
        String run = TaskWorld.awaitEnd(anna, task).path("run").asText();

        await().atMost(Duration.ofMinutes(1))
                .until(() -> world.traces().received().contains(run));

        assertThat(world.traces().received())
                .contains("atelier.run", "queue", "import", "tool call")
                .doesNotContain("secret-plan", "Add a .gitignore", "/api/v1/");
    }
}
