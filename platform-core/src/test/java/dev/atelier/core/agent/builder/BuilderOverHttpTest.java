package dev.atelier.core.agent.builder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.agent.FakeTurn;
import dev.atelier.core.config.Settings;
import dev.atelier.core.model.Models;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptJson;
import dev.atelier.core.model.scripted.ScriptedCall;
import dev.atelier.core.model.scripted.ScriptedModelServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a whole turn with the real adapters, over HTTP")
class BuilderOverHttpTest {
    private static final String SCRIPT = """
            {"replies": [
              {"when": "green", "text": "I make it green.",
               "calls": [{"tool": "write_file", "args": {"path": "src/a.css", "content": "a { color: green }"}},
                         {"tool": "write_file", "rawArgs": "{\\"path\\": 3}"}]},
              {"when": "green", "text": "Now it is nearly", "fault": {"garbage": true}},
              {"when": "green", "text": "It is green."}],
             "otherwise": {"text": "I do not know."}}
            """;

    private static Models models(ScriptedModelServer server, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ATELIER_OPENAI_BASE_URL",
                server.address() + "/v1",
                "ATELIER_ANTHROPIC_BASE_URL",
                server.address() + "/v1",
                "ATELIER_ANTHROPIC_API_KEY",
                "key",
                "ATELIER_OLLAMA_BASE_URL",
                server.address().toString()));
        environment.putAll(more);
        return Models.from(Settings.fromEnvironment(environment));
    }

    private static AgentResult work(Models models, FakeTurn turn) throws InterruptedException {
        return new BuilderAgent(models.preferred().orElseThrow(), AgentSettings.DEFAULT).work(turn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai:gpt-4.1", "anthropic:claude-sonnet-4-5", "ollama:llama3"})
    @DisplayName("S5 with wrong arguments and a broken answer on the way")
    void worksWithEveryFormat(String model) throws Exception {
        try (ScriptedModelServer server = ScriptedModelServer.start(0, ScriptJson.parse(SCRIPT))) {
            FakeTurn turn = new FakeTurn("Make it green").with("index.html", "<title>");

            AgentResult result = work(models(server, Map.of("ATELIER_MODEL", model)), turn);

            assertThat(result).isEqualTo(new AgentResult.Done("It is green."));
            assertThat(turn.files().changes()).containsExactly("write src/a.css");
            assertThat(turn.journal().live()).startsWith("I make it green.").endsWith("⟲It is green.");
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    @DisplayName("X14 a provider that rejects the key is replaced by the next one")
    void failsOver() throws Exception {
        try (ScriptedModelServer broken = ScriptedModelServer.start(
                        0, ScriptJson.parse("{\"replies\":[],\"otherwise\":{\"fault\":{\"status\":401}}}"));
                ScriptedModelServer sound =
                        ScriptedModelServer.start(Reply.calls(ScriptedCall.of("finish", Map.of("answer", "Hello."))))) {
            FakeTurn turn = new FakeTurn("Hello");
            Models models = models(
                    sound,
                    Map.of(
                            "ATELIER_MODEL", "openai:gpt-4.1",
                            "ATELIER_MODEL_FALLBACK", "anthropic:claude-sonnet-4-5",
                            "ATELIER_OPENAI_BASE_URL", broken.address() + "/v1"));

            AgentResult result = work(models, turn);

            assertThat(result).isEqualTo(new AgentResult.Done("Hello."));
            assertThat(turn.journal().lines("warned"))
                    .singleElement()
                    .asString()
                    .contains("rejects the key in ATELIER_OPENAI_API_KEY", "Going on with anthropic");
            assertThat(models.status().get(0).trouble()).isPresent();
        }
    }

    @Test
    void theScriptCanBeChangedWhileTheServerRuns() throws Exception {
        try (ScriptedModelServer server = ScriptedModelServer.start(0, Script.of());
                HttpClient client = HttpClient.newHttpClient()) {
            URI script = server.address().resolve("/script");
            var set = client.send(
                    HttpRequest.newBuilder(script)
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"replies\":[{\"when\":\"ping\",\"text\":\"pong\"}]}"))
                            .build(),
                    BodyHandlers.ofString());
            var refused = client.send(
                    HttpRequest.newBuilder(script)
                            .POST(HttpRequest.BodyPublishers.ofString("nonsense"))
                            .build(),
                    BodyHandlers.ofString());

            FakeTurn turn = new FakeTurn("ping");
            AgentResult result = work(models(server, Map.of("ATELIER_MODEL", "openai:x")), turn);

            assertThat(set.statusCode()).isEqualTo(200);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(result).isEqualTo(new AgentResult.Done("pong"));
        }
    }
}
