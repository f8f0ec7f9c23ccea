package dev.atelier.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedCall;
import dev.atelier.core.model.scripted.ScriptedModelServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** B7, truth before "done": apps are looked at by a real browser, on an installation whose model is a script. */
@Tag("slow")
@ExtendWith(Chromium.class)
class TruthTest {
    /** Compiles, and throws as soon as it is drawn. */
    private static final String THROWS = """
            const dates = undefined;
            export default function App() {
              return <ul>{dates.map((date) => <li key={date}>{date}</li>)}</ul>;
            }
            """;

    private static final String WORKS = """
            const dates = ['Monday', 'Friday'];
            export default function App() {
              return <ul>{dates.map((date) => <li key={date}>{date}</li>)}</ul>;
            }
            """;

    private final Chromium.Visitors visitors;

    TruthTest(Chromium.Visitors visitors) {
        this.visitors = visitors;
    }

    @Test
    @DisplayName("B7 B3 an app that fails only when it runs goes back to the model; the card shows what was seen")
    void withBrowser() throws IOException {
        try (ScriptedModelServer model = ScriptedModelServer.start(0, Script.of());
                Installation installation = start("truth", model, "auto")) {
            Api anna = Api.signedIn(installation, "anna");
            assumeTrue(
                    browserWorks(anna), "SKIPPED: no browser looks at apps on this machine, so nothing is proven here");
            repaired(model, installation, anna);
            notRepaired(model, installation, anna);
        }
    }

    private void repaired(ScriptedModelServer model, Installation installation, Api anna) {
        model.follow(Script.of(
                Reply.calls(write(THROWS)),
                Reply.call("finish", Map.of("answer", "Your dates are there.")),
                Reply.calls(write(WORKS)),
                Reply.call("finish", Map.of("answer", "Now your dates are there."))));
        JsonNode made = anna.post("/api/v1/projects", Map.of("name", "Dates")).json();
        String project = "/api/v1/projects/" + made.path("id").asText();

        List<JsonNode> events = ask(anna, project);

        JsonNode failed = only(events, "check_failed");
        assertThat(failed.path("problems").get(0).asText()).contains("Cannot read properties of undefined");
        JsonNode passed = only(events, "check_passed");
        assertThat(passed.path("checked")).extracting(JsonNode::asText).containsExactly("COMPILES", "LOADS", "CONSOLE");
        assertThat(only(events, "run_ended").path("outcome").path("kind").asText())
                .isEqualTo("completed");
        JsonNode version = anna.get(project + "/versions").json().get(0);
        assertThat(version.path("state").asText()).isEqualTo("works");
        byte[] jpeg = anna.get(project + "/versions/2/screenshot", "image/jpeg")
                .body()
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(jpeg).hasSizeGreaterThan(2_000);
        seenByAPerson(installation, made.path("slug").asText());
    }

    private void seenByAPerson(Installation installation, String slug) {
        Person anna = visitors.somebody(installation).signIn("anna", "/p/" + slug);
        Locator card = anna.page().locator(".version-card").last();
        assertThat(card.getByText("compiles · loads · no console errors")).isVisible(patiently());
        assertThat(anna.page().locator(".tool.bad").last()).isVisible();
        awaitLoaded(card.locator(".screenshot img"));
        anna.pictures("truth-passed");
        anna.page()
                .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("History"))
                .click();
        awaitLoaded(anna.page().locator(".version .screenshot img").first());
        anna.pictures("truth-history");
        anna.open("/");
        awaitLoaded(anna.page().locator(".card .screenshot img").first());
        anna.pictures("truth-home");
        anna.close();
    }

    private void notRepaired(ScriptedModelServer model, Installation installation, Api anna) {
        model.follow(new Script(List.of(Reply.calls(write(THROWS))), Reply.call("finish", Map.of("answer", "Done."))));
        JsonNode made = anna.post("/api/v1/projects", Map.of("name", "Broken")).json();
        String project = "/api/v1/projects/" + made.path("id").asText();

        List<JsonNode> events = ask(anna, project);

        assertThat(only(events, "run_ended").path("outcome").path("kind").asText())
                .isEqualTo("limit_reached");
        Person person = visitors.somebody(installation)
                .signIn("anna", "/p/" + made.path("slug").asText());
        Locator card = person.page().locator(".version-card.broken").last();
        assertThat(card).isVisible(patiently());
        awaitLoaded(card.locator(".screenshot img"));
        person.pictures("truth-broken");
        card.getByText("Back to version 1").click();
        assertThat(person.page().getByText("Your app is as it was in version 1 again."))
                .isVisible(patiently());
        person.close();
    }

    @Test
    @DisplayName("B7 without a browser, what does not compile still goes back to the model")
    void withoutBrowser() throws IOException {
        try (ScriptedModelServer model = ScriptedModelServer.start(0, Script.of());
                Installation installation = start("truth-blind", model, "none")) {
            Api anna = Api.signedIn(installation, "anna");
            model.follow(Script.of(
                    Reply.calls(write("export default function App() { return <ul> }")),
                    Reply.call("finish", Map.of("answer", "Your dates are there.")),
                    Reply.calls(write(WORKS)),
                    Reply.call("finish", Map.of("answer", "Now your dates are there."))));
            JsonNode made =
                    anna.post("/api/v1/projects", Map.of("name", "Dates")).json();

            List<JsonNode> events =
                    ask(anna, "/api/v1/projects/" + made.path("id").asText());

            assertThat(only(events, "check_failed").path("problems").get(0).asText())
                    .contains("App.jsx");
            JsonNode passed = only(events, "check_passed");
            assertThat(passed.path("checked")).extracting(JsonNode::asText).containsExactly("COMPILES", "LOADS");
            assertThat(passed.path("screenshot").isNull()).isTrue();
        }
    }

    private static Installation start(String name, ScriptedModelServer model, String browser) {
        return Installation.start(
                name,
                Map.of(
                        "ATELIER_SANDBOX", "local",
                        "ATELIER_BROWSER", browser,
                        "ATELIER_MODEL", "openai:scripted",
                        "ATELIER_OPENAI_BASE_URL", model.address() + "/v1",
                        "ATELIER_OPENAI_API_KEY", "sk-of-the-system-tests"));
    }

    private static boolean browserWorks(Api api) {
        JsonNode components = api.get("/health/ready").json().path("components");
        return components.path("browser").path("status").asText().equals("up");
    }

    private static List<JsonNode> ask(Api anna, String project) {
        String run = anna.post(project + "/messages", Map.of("text", "Show my dates"))
                .json()
                .path("run")
                .asText();
        var unused = anna.awaitEnd(run);
        List<JsonNode> events = new ArrayList<>();
        anna.get("/api/v1/runs/" + run + "/events").json().forEach(events::add);
        return events;
    }

    private static JsonNode only(List<JsonNode> events, String type) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no " + type + " in " + events))
                .path("data");
    }

    private static ScriptedCall write(String content) {
        return ScriptedCall.of("write_file", Map.of("path", "src/App.jsx", "content", content, "drops_most", true));
    }

    private static void awaitLoaded(Locator image) {
        assertThat(image).isVisible(patiently());
        image.evaluate("image => image.decode()");
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);
    }
}
