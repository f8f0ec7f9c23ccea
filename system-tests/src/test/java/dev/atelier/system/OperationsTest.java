package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What whoever looks after the installation sees and changes, and that nobody else does. */
@Tag("slow")
@ExtendWith({Installations.class, Chromium.class})
class OperationsTest {
    private static final String CONFIG = "/api/v1/admin/config";
    private static final String QUEUE = CONFIG + "/atelier.run.queue-limit";

    private final Installation installation;
    private final Chromium.Visitors visitors;
    private final Api admin;
    private final Api anna;

    OperationsTest(Installation installation, Chromium.Visitors visitors) {
        this.installation = installation;
        this.visitors = visitors;
        this.admin = Api.signedIn(installation, "admin");
        this.anna = Api.signedIn(installation, "anna");
    }

    @AfterEach
    void reset() {
        assertThat(admin.delete(QUEUE).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("R14 a setting is changed by the API, counts at once, is recorded, and reset")
    void change_by_the_api() {
        JsonNode before = setting("atelier.run.queue-limit");

        Api.Answer changed = admin.send("PUT", QUEUE, Map.of("value", "33"));

        assertThat(changed.json().path("value").asText()).isEqualTo("33");
        assertThat(changed.json().path("source").asText()).isEqualTo("run_time");
        JsonNode newest = admin.get(CONFIG + "/changes").json().get(0);
        assertThat(newest.path("key").asText()).isEqualTo("atelier.run.queue-limit");
        assertThat(newest.path("after").asText()).isEqualTo("33");
        assertThat(newest.path("by").asText()).isNotBlank();
        assertThat(admin.delete(QUEUE).json()).isEqualTo(before);
    }

    @Test
    @DisplayName("R14 a wrong value is refused in the setting's own words; there is nothing secret to change")
    void wrong_values() {
        Api.Answer refused = admin.send("PUT", QUEUE, Map.of("value", "many"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("code").asText()).isEqualTo("bad_setting");
        assertThat(refused.json().path("detail").asText())
                .contains("ATELIER_RUN_QUEUE_LIMIT is \"many\", but must be a whole number from 1 to 10000.");

        assertThat(admin.send("PUT", CONFIG + "/atelier.openai.api-key", Map.of("value", "sk-1"))
                        .status())
                .isEqualTo(404);
        assertThat(admin.get(CONFIG).body()).doesNotContainIgnoringCase("api-key", "secret", "password");
    }

    @Test
    @DisplayName("R12 R13 R14 who does not look after the installation is refused everywhere")
    void others() {
        for (String path : List.of(CONFIG, CONFIG + "/changes", "/api/v1/admin/health", "/metrics")) {
            assertThat(anna.get(path).status()).as(path).isEqualTo(403);
            assertThat(Api.withToken(installation, "").get(path).status())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(anna.send("PUT", QUEUE, Map.of("value", "2")).status()).isEqualTo(403);
        assertThat(anna.delete(QUEUE).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("R12 health names every component; the reasons are for administrators")
    void health() {
        JsonNode known = admin.get("/api/v1/admin/health").json();
        assertThat(known.path("components").properties())
                .extracting(Map.Entry::getKey)
                .contains(
                        "database",
                        "keycloak",
                        "sandbox",
                        "git",
                        "blobs",
                        "model",
                        "model_openai",
                        "model_anthropic",
                        "model_ollama",
                        "browser");
        assertThat(known.at("/components/keycloak/status").asText()).isEqualTo("up");
        assertThat(known.at("/components/sandbox/why").asText()).isNotBlank();
        assertThat(Instant.parse(known.at("/components/sandbox/since").asText()))
                .isBeforeOrEqualTo(Instant.parse(known.path("looked").asText()));

        Api.Answer open = Api.withToken(installation, "").get("/health/ready");
        assertThat(open.status()).isEqualTo(200);
        assertThat(open.body()).contains("\"sandbox\":{\"status\":\"up\"}").doesNotContain("why");
    }

    @Test
    @DisplayName("R13 the metrics count runs, and say how long the queue is")
    void metrics() {
        JsonNode made =
                anna.post("/api/v1/projects", Map.of("prompt", "A to-do list")).json();
        anna.awaitEnd(made.path("run").asText());

        await().untilAsserted(
                        () -> assertThat(admin.get("/metrics", "text/plain").body())
                                .contains("atelier_runs_ended_total", "outcome=\"completed\"", "atelier_runs_waiting")
                                .contains("atelier_run_time_seconds", "atelier_tool_calls_total"));
    }

    @Test
    @DisplayName("T6 an administrator gives a workspace less; its owner neither sees nor changes what it is given")
    void limits() {
        String tenants = "/api/v1/admin/tenants";
        String limits =
                tenants + "/" + admin.get(tenants).json().get(0).path("id").asText() + "/limits";

        JsonNode less = admin.send("PUT", limits, "{\"memoryMb\":1024}").json();
        assertThat(less.path("limits").path("memoryMb").asInt()).isEqualTo(1024);
        assertThat(less.path("limits").has("cpus")).isFalse();
        assertThat(less.path("installation").path("memoryMb").asInt()).isGreaterThanOrEqualTo(1024);
        assertThat(less.path("changedBy").asText()).isNotBlank();
        assertThat(admin.send("PUT", limits, "{\"memoryMb\":99999999}")
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("bad_limit");
        assertThat(admin.get(limits).json().path("limits").path("memoryMb").asInt())
                .isEqualTo(1024);
        assertThat(admin.send("PUT", limits, "{}").json().path("limits").has("memoryMb"))
                .isFalse();

        assertThat(anna.get(tenants).status()).isEqualTo(403);
        assertThat(anna.get(limits).status()).isEqualTo(403);
        assertThat(anna.send("PUT", limits, "{}").status()).isEqualTo(403);
        assertThat(admin.get(tenants + "/" + UUID.randomUUID() + "/limits").status())
                .isEqualTo(404);
        assertThat(admin.get(tenants + "/nobody/limits").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("R14 an administrator changes a setting on the screen; to others there is no such screen")
    void screen() {
        Person root = visitors.somebody(installation).signIn("admin", "/admin/configuration");
        Page page = root.page();
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.HEADING, named("Configuration")))
                .isVisible();
        root.pictures("configuration");

        button(page, "Change: Most waiting runs of a workspace");
        page.getByLabel("Value").fill("0");
        button(page, "Save");
        PlaywrightAssertions.assertThat(page.getByText("must be a whole number from 1 to 10000"))
                .isVisible();
        root.picture("configuration-refused");
        page.getByLabel("Value").fill("44");
        button(page, "Save");

        PlaywrightAssertions.assertThat(page.getByText("Changed. It takes effect"))
                .isVisible();
        assertThat(setting("atelier.run.queue-limit").path("value").asText()).isEqualTo("44");
        root.picture("configuration-changed");
        button(page, "Reset: Most waiting runs of a workspace");
        PlaywrightAssertions.assertThat(page.getByText("Reset. It takes effect"))
                .isVisible();

        Person owner = visitors.somebody(installation).signIn("anna", "/admin/configuration");
        PlaywrightAssertions.assertThat(owner.page().getByText("There is nothing here"))
                .isVisible();
    }

    private JsonNode setting(String key) {
        for (JsonNode each : admin.get(CONFIG).json()) {
            if (each.path("key").asText().equals(key)) {
                return each;
            }
        }
        throw new AssertionError("no such setting: " + key);
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, named(name)).first().click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
