package dev.atelier.core.model.langchain4j;

import dev.atelier.core.config.Settings;
import dev.atelier.core.model.LanguageModel;
import dev.atelier.core.model.ModelName;
import dev.atelier.core.model.ModelProvider;
import dev.atelier.core.model.ModelSettings;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import java.net.URI;
import java.util.Optional;

/** Ollama on this machine or another. Needs no key. */
public final class OllamaProvider implements ModelProvider {
    private static final URI HERE = URI.create("http://localhost:11434");

    @Override
    public String name() {
        return "ollama";
    }

    /** Needs no key, and so is only looked for where somebody says that it is used. */
    @Override
    public Optional<URI> endpoint(Settings settings) {
        boolean used = settings.text("atelier.model", "").startsWith("ollama:")
                || settings.list("atelier.model.fallback").stream().anyMatch(name -> name.startsWith("ollama:"));
        return settings.url("atelier.ollama.base-url")
                .or(() -> Optional.of(HERE).filter(here -> used));
    }

    @Override
    public LanguageModel open(String model, Settings settings) {
        String baseUrl = BaseUrl.plain(settings.url("atelier.ollama.base-url").orElse(HERE));
        // its own default is too small for an agent's work, and it cuts silently what does not fit
        int context = (int) settings.number("atelier.ollama.context-tokens", 32_768, 2048, 1_000_000);
        return new LangChainModel(
                new ModelName(name(), model),
                Vision.of(model, false, settings),
                ModelSettings.from(settings),
                "ATELIER_OLLAMA_BASE_URL",
                (http, request) -> {
                    var builder = OllamaStreamingChatModel.builder()
                            .httpClientBuilder(http)
                            .baseUrl(baseUrl)
                            .modelName(model)
                            .numCtx(context)
                            .numPredict(request.maxOutputTokens());
                    request.temperature().ifPresent(builder::temperature);
                    return builder.build();
                });
    }
}
