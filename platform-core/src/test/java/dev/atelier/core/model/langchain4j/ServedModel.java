package dev.atelier.core.model.langchain4j;

import dev.atelier.core.config.Settings;
import dev.atelier.core.model.LanguageModel;
import dev.atelier.core.model.LanguageModelContract;
import dev.atelier.core.model.ModelProvider;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedModelServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A provider's model that talks to the scripted server. */
abstract class ServedModel implements LanguageModelContract {
    static final String KEY = "sk-very-secret-0815";

    private final ModelProvider provider;
    private final String model;
    private ScriptedModelServer server;

    @SuppressWarnings("NullAway.Init") // the server is there for each test
    ServedModel(ModelProvider provider, String model) {
        this.provider = provider;
        this.model = model;
    }

    @BeforeEach
    void startServer() throws IOException {
        server = ScriptedModelServer.start(new Reply[0]);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    ScriptedModelServer server() {
        return server;
    }

    @Override
    public LanguageModel following(Script script) {
        return following(script, Map.of());
    }

    LanguageModel following(Script script, Map<String, String> more) {
        server.follow(script);
        Map<String, String> environment = new HashMap<>(Map.of(
                "ATELIER_OPENAI_BASE_URL",
                server.address() + "/v1",
                "ATELIER_OPENAI_API_KEY",
                KEY,
                "ATELIER_ANTHROPIC_BASE_URL",
                server.address().toString(),
                "ATELIER_ANTHROPIC_API_KEY",
                KEY,
                "ATELIER_OLLAMA_BASE_URL",
                server.address() + "/"));
        environment.putAll(more);
        return provider.open(model, Settings.fromEnvironment(environment));
    }
}
