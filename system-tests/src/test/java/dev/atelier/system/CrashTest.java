package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("slow")
@ExtendWith(Installations.class)
class CrashTest {
    private static final List<String> ASKS = List.of(
            "A landing page for a bakery",
            "Change the title to \"Not for long\"",
            "Change the title to \"Still here\"");

    @Test
    @DisplayName(
            "S1 the platform is killed in the middle of runs: after its restart each run ends, with no event lost or"
                    + " doubled, and the project opens")
    void killed_in_the_middle(Installation installation) {
        Api anna = Api.signedIn(installation, "anna");
        JsonNode project =
                anna.post("/api/v1/projects", Map.of("name", "survivor")).json();
        String path = "/api/v1/projects/" + project.path("id").asText();
        List<String> runs = new ArrayList<>();
        for (String ask : ASKS) {
            runs.add(anna.post(path + "/messages", Map.of("text", ask))
                    .json()
                    .path("run")
                    .asText());
        }
        await().until(() ->
                anna.get("/api/v1/runs/" + runs.getFirst() + "/events").json().size() > 8);
        JsonNode before =
                anna.get("/api/v1/runs/" + runs.getFirst() + "/events").json();
        assertThat(anna.get("/api/v1/runs/" + runs.getLast())
                        .json()
                        .path("state")
                        .asText())
                .isNotEqualTo("ended");

        installation.killPlatform();
        await().atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .until(() -> anna.get("/health/ready").status() == 200);

        Api again = Api.signedIn(installation, "anna");
        for (String run : runs) {
            assertThat(again.awaitEnd(run).path("outcome").asText()).isEqualTo("completed");
            JsonNode events = again.get("/api/v1/runs/" + run + "/events").json();
            List<Long> numbers = new ArrayList<>();
            events.forEach(event -> numbers.add(event.path("sequence").asLong()));
            assertThat(numbers)
                    .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
            assertThat(events.get(events.size() - 1).path("type").asText()).isEqualTo("run_ended");
        }
        JsonNode after =
                again.get("/api/v1/runs/" + runs.getFirst() + "/events").json();
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).isEqualTo(before.get(i));
        }
        JsonNode versions = again.get(path + "/versions").json();
        int newest = versions.get(0).path("number").asInt();
        assertThat(again.get(path + "/versions/" + newest + "/files/src/content.json", "application/octet-stream")
                        .body())
                .contains("Still here");
    }
}
