package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A preview's whole life with nobody looking, told as one story for each kind of sandbox, because a start takes long. */
@Tag("slow")
@ExtendWith(Chromium.class)
class IdleTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String IDLE = "/api/v1/admin/config/atelier.preview.idle";

    private final Chromium.Visitors visitors;

    IdleTest(Chromium.Visitors visitors) {
        this.visitors = visitors;
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"local", "docker"})
    @DisplayName("B16 S4 a preview left alone is paused, keeps hot reload, wakes, stops, wakes, outlives a crash of the"
            + " platform, and leaves nothing behind")
    @SuppressWarnings("try") // closed early, to see what is left
    void left_alone(String kind) throws Exception {
        assumeTrue(
                !kind.equals("docker") || ModelInstallation.hasDocker(),
                "SKIPPED: no Docker engine answers, so nothing is proven about Docker sandboxes here");
        Map<String, String> settings = Map.of(
                "ATELIER_SANDBOX", kind,
                "ATELIER_PREVIEW_PAUSE", "3s",
                "ATELIER_PREVIEW_WARM", "1");
        try (Installation installation = Installation.start("idle-" + kind, settings)) {
            Story story = new Story(installation);
            Page page = story.projectWithAnOpenPage();
            story.pausedAlthoughItsPageIsOpen();
            story.hotReloadAfterThePause(page);
            story.wokenByARequest();
            story.stoppedAlthoughItsPageIsOpen();
            story.wokenByARequest();
            story.platformKilled(kind.equals("docker"));
            story.deletedWithoutATrace();
            installation.close();
            assertThat(Remains.of(installation).all()).isEmpty();
        }
    }

    /** One project and those who look at it. */
    private final class Story {
        private final Installation installation;
        private Api anna;
        private String project = "";
        private PreviewVisitor visitor;

        Story(Installation installation) {
            this.installation = installation;
            this.anna = Api.signedIn(installation, "anna");
            this.visitor = new PreviewVisitor(installation, installation.address());
        }

        Page projectWithAnOpenPage() {
            await().atMost(PATIENCE)
                    .until(() -> Api.signedIn(installation, "admin")
                            .get("/api/v1/admin/health")
                            .body()
                            .contains("1 ready for new projects"));
            JsonNode made = anna.post("/api/v1/projects", Map.of("prompt", "A landing page called \"Clay and fire\""))
                    .json();
            project = "/api/v1/projects/" + made.path("id").asText();
            anna.awaitEnd(made.path("run").asText());
            URI entrance = entrance();
            visitor = new PreviewVisitor(installation, entrance);
            visitor.enter(entrance);
            Page page = visitors.somebody(installation).page();
            page.navigate(entrance().toString());
            page.getByText("Clay and fire").first().waitFor();
            page.evaluate("window.loadedOnce = true");
            return page;
        }

        void pausedAlthoughItsPageIsOpen() {
            awaitState("paused");
        }

        void hotReloadAfterThePause(Page page) {
            String run = anna.post(project + "/messages", Map.of("text", "Change the title to \"Hot and cold\""))
                    .json()
                    .path("run")
                    .asText();
            assertThat(anna.awaitEnd(run).path("outcome").asText()).isEqualTo("completed");
            page.getByText("Hot and cold").first().waitFor();
            assertThat(page.evaluate("window.loadedOnce")).isEqualTo(true);
        }

        void wokenByARequest() {
            await().atMost(PATIENCE).until(() -> !state().equals("running"));
            assertThat(visitor.awaitPage("/")).contains("/src/main.jsx");
            assertThat(state()).isEqualTo("running");
        }

        void stoppedAlthoughItsPageIsOpen() {
            Api admin = Api.signedIn(installation, "admin");
            assertThat(admin.send("PUT", IDLE, Map.of("value", "1s")).status()).isEqualTo(200);
            awaitState("sleeping");
            admin.delete(IDLE);
        }

        void platformKilled(boolean survives) {
            assertThat(visitor.awaitPage("/")).contains("/src/main.jsx");
            installation.killPlatform();
            await().atMost(Duration.ofMinutes(3))
                    .ignoreExceptions()
                    .until(() ->
                            Api.withToken(installation, "").get("/health/ready").status() == 200);
            anna = Api.signedIn(installation, "anna");
            if (survives) {
                await().atMost(PATIENCE).until(() -> !state().equals("sleeping"));
            }
            assertThat(visitor.awaitPage("/")).contains("/src/main.jsx");
            assertThat(visitor.awaitPage("/src/content.json")).contains("Hot and cold");
        }

        void deletedWithoutATrace() {
            anna = Api.signedIn(installation, "anna");
            anna.delete(project);
            String id = project.substring(project.lastIndexOf('/') + 1);
            await().atMost(PATIENCE)
                    .until(() -> Remains.of(installation).all().stream().noneMatch(trace -> trace.contains(id)));
        }

        private void awaitState(String wanted) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> state().equals(wanted));
        }

        private String state() {
            return anna.get(project + "/preview").json().path("state").asText();
        }

        private URI entrance() {
            return URI.create(anna.post(project + "/preview/entrance")
                    .json()
                    .path("address")
                    .asText());
        }
    }
}
