package dev.atelier.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.config.SettingException;
import dev.atelier.core.config.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ModelsTest {

    private static Models models(Map<String, String> environment) {
        return Models.from(Settings.fromEnvironment(environment));
    }

    @Test
    @DisplayName("X-R1 without a configured model there is none, and that is no error")
    void thereMayBeNone() {
        assertThat(models(Map.of()).preferred()).isEmpty();
        assertThat(models(Map.of()).status()).isEmpty();
    }

    @Test
    @DisplayName("R6 a missing key is an error that names the setting")
    void aMissingKeyIsNamed() {
        assertThatThrownBy(() -> models(Map.of("ATELIER_MODEL", "openai:gpt-4.1")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ATELIER_OPENAI_API_KEY is not set");
        assertThatThrownBy(() -> models(Map.of("ATELIER_MODEL", "anthropic:claude-sonnet-4-5")))
                .hasMessageContaining("ATELIER_ANTHROPIC_API_KEY is not set");
    }

    @Test
    @DisplayName("R6 also for a fallback")
    void aMissingKeyOfAFallbackIsNamed() {
        assertThatThrownBy(() ->
                        models(Map.of("ATELIER_MODEL", "ollama:llama3", "ATELIER_MODEL_FALLBACK", "openai:gpt-4.1")))
                .hasMessageContaining("ATELIER_OPENAI_API_KEY");
    }

    @Test
    void anEndpointOfOnesOwnNeedsNoKey() {
        Models models = models(
                Map.of("ATELIER_MODEL", "openai:qwen3-coder", "ATELIER_OPENAI_BASE_URL", "http://127.0.0.1:8000/v1"));

        assertThat(models.preferred().orElseThrow().name()).hasToString("openai:qwen3-coder");
        assertThat(models.preferred().orElseThrow().seesImages()).isFalse();
    }

    @Test
    void choicesAreInOrderAndNamesMayHaveColons() {
        Models models = models(Map.of(
                "ATELIER_MODEL", "anthropic:claude-sonnet-4-5",
                "ATELIER_MODEL_FALLBACK", "ollama:qwen2.5-coder:7b, openai:gpt-4.1",
                "ATELIER_ANTHROPIC_API_KEY", "k1",
                "ATELIER_OPENAI_API_KEY", "k2"));

        assertThat(models.status())
                .extracting(status -> status.name().toString())
                .containsExactly("anthropic:claude-sonnet-4-5", "ollama:qwen2.5-coder:7b", "openai:gpt-4.1");
        assertThat(models.status()).allMatch(status -> status.trouble().isEmpty());
        assertThat(models.preferred().orElseThrow().seesImages()).isTrue();
    }

    @Test
    void whatIsNoModelIsSaidSo() {
        assertThatThrownBy(() -> models(Map.of("ATELIER_MODEL", "gpt-4.1")))
                .hasMessageContaining("ATELIER_MODEL is \"gpt-4.1\", but must be a provider and a model");
        assertThatThrownBy(() -> models(Map.of("ATELIER_MODEL", "acme:x")))
                .hasMessageContaining("the known providers are: anthropic, ollama, openai");
        assertThatThrownBy(() -> models(Map.of("ATELIER_MODEL_FALLBACK", "ollama:x")))
                .hasMessageContaining("ATELIER_MODEL is not set");
    }

    @Test
    void everySettingIsRead() {
        ModelSettings settings = ModelSettings.from(Settings.fromEnvironment(Map.of(
                "ATELIER_MODEL_MAX_OUTPUT_TOKENS", "1234",
                "ATELIER_MODEL_TEMPERATURE", "0.7",
                "ATELIER_MODEL_TIMEOUT", "2m",
                "ATELIER_MODEL_IDLE_TIMEOUT", "20s",
                "ATELIER_MODEL_ATTEMPTS", "2")));

        assertThat(settings)
                .isEqualTo(new ModelSettings(1234, Optional.of(0.7), Duration.ofMinutes(2), Duration.ofSeconds(20), 2));
        assertThat(ModelSettings.from(Settings.fromEnvironment(Map.of()))).isEqualTo(ModelSettings.DEFAULT);
        assertThatThrownBy(() -> models(Map.of("ATELIER_MODEL_TEMPERATURE", "hot")))
                .hasMessageContaining("ATELIER_MODEL_TEMPERATURE");
    }
}
