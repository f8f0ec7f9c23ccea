package dev.atelier.core.model.langchain4j;

import dev.atelier.core.config.Settings;
import dev.atelier.core.model.LanguageModel;
import dev.atelier.core.model.ModelName;
import dev.atelier.core.model.ModelProvider;
import dev.atelier.core.model.ModelSettings;
import dev.atelier.core.secret.Secret;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;
import java.util.Optional;

/** OpenAI, and with a base URL any endpoint that speaks its chat completions. */
public final class OpenAiProvider implements ModelProvider {
    private static final String KEY = "atelier.openai.api-key";
    private static final URI OPENAI = URI.create("https://api.openai.com/v1");

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Optional<URI> endpoint(Settings settings) {
        return settings.url("atelier.openai.base-url")
                .or(() -> settings.secret(KEY).map(key -> OPENAI));
    }

    @Override
    public LanguageModel open(String model, Settings settings) {
        URI address = settings.url("atelier.openai.base-url").orElse(OPENAI);
        boolean original = OPENAI.getHost().equals(address.getHost());
        if (original) {
            settings.required(KEY, "sk-...");
        }
        Optional<Secret> key = settings.secret(KEY);
        String baseUrl = BaseUrl.versioned(address);
        return new LangChainModel(
                new ModelName(name(), model),
                Vision.of(model, original, settings),
                ModelSettings.from(settings),
                "ATELIER_OPENAI_API_KEY",
                (http, request) -> {
                    var builder = OpenAiStreamingChatModel.builder()
                            .httpClientBuilder(http)
                            .baseUrl(baseUrl)
                            .modelName(model);
                    key.ifPresent(secret -> builder.apiKey(secret.reveal()));
                    request.temperature().ifPresent(builder::temperature);
                    // OpenAI's newer models know only the one, most compatible endpoints only the other
                    return original
                            ? builder.maxCompletionTokens(request.maxOutputTokens())
                                    .build()
                            : builder.maxTokens(request.maxOutputTokens()).build();
                });
    }
}
