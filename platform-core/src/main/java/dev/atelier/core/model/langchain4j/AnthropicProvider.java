package dev.atelier.core.model.langchain4j;

import dev.atelier.core.config.Settings;
import dev.atelier.core.model.LanguageModel;
import dev.atelier.core.model.ModelName;
import dev.atelier.core.model.ModelProvider;
import dev.atelier.core.model.ModelSettings;
import dev.atelier.core.secret.Secret;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import java.net.URI;
import java.util.Optional;

/** Anthropic's messages, with its prompt cache for tools, system prompt and the conversation so far (X13). */
public final class AnthropicProvider implements ModelProvider {
    private static final String KEY = "atelier.anthropic.api-key";
    private static final URI ANTHROPIC = URI.create("https://api.anthropic.com/v1");

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public Optional<URI> endpoint(Settings settings) {
        return settings.secret(KEY)
                .map(key -> settings.url("atelier.anthropic.base-url").orElse(ANTHROPIC));
    }

    @Override
    public LanguageModel open(String model, Settings settings) {
        Secret key = new Secret(settings.required(KEY, "sk-ant-..."));
        String baseUrl =
                BaseUrl.versioned(settings.url("atelier.anthropic.base-url").orElse(ANTHROPIC));
        return new LangChainModel(
                new ModelName(name(), model),
                Vision.of(model, true, settings),
                ModelSettings.from(settings),
                "ATELIER_ANTHROPIC_API_KEY",
                (http, request) -> {
                    var builder = AnthropicStreamingChatModel.builder()
                            .httpClientBuilder(http)
                            .baseUrl(baseUrl)
                            .apiKey(key.reveal())
                            .modelName(model)
                            .maxTokens(request.maxOutputTokens())
                            .cacheSystemMessages(true)
                            .cacheTools(true);
                    request.temperature().ifPresent(builder::temperature);
                    return builder.build();
                });
    }
}
