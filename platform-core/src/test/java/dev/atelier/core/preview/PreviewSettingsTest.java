package dev.atelier.core.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.core.config.SettingException;
import dev.atelier.core.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("B21 the settings of previews")
class PreviewSettingsTest {
    @Test
    @DisplayName("B16 pause after a minute, stop after a quarter of an hour")
    void defaults() {
        PreviewSettings settings = settings(Map.of());

        assertThat(settings.pause()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.idle()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.warm()).isBetween(0, 2);
        assertThat(settings.domain()).isEqualTo(new HostName("apps.localhost"));
        assertThat(settings.routesDirectory()).isEqualTo(Path.of("/routes"));
        assertThat(settings.startsAtOnce()).isEqualTo(2);
        assertThat(settings.startTimeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    @DisplayName("are all taken")
    void everyKey() {
        PreviewSettings settings = settings(Map.of(
                "ATELIER_PUBLIC_URL", "https://atelier.example.org",
                "ATELIER_INTERNAL_URL", "http://10.0.0.7:8081",
                "ATELIER_PREVIEW_DOMAIN", "apps.example.net",
                "ATELIER_PREVIEW_PAUSE", "5s",
                "ATELIER_PREVIEW_IDLE", "20s",
                "ATELIER_PREVIEW_WARM", "7",
                "ATELIER_PREVIEW_STARTS_AT_ONCE", "3",
                "ATELIER_PREVIEW_START_TIMEOUT", "2m"));

        assertThat(settings.origin()).isEqualTo("https://atelier.example.org");
        assertThat(settings.address(new HostName("a.apps.example.net"))).hasToString("https://a.apps.example.net");
        assertThat(settings.internalUrl()).hasToString("http://10.0.0.7:8081");
        assertThat(settings.pause()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.idle()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.warm()).isEqualTo(7);
        assertThat(settings.startsAtOnce()).isEqualTo(3);
        assertThat(settings.startTimeout()).isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest(name = "platform at {0}, previews below {1}")
    @CsvSource({
        "https://atelier.example.org, atelier.example.org",
        "https://atelier.example.org, apps.atelier.example.org",
        "https://atelier.example.org, example.org",
        "http://localhost:8080, apps.localhost",
        "https://Atelier.Example.org, apps.atelier.example.org",
    })
    @DisplayName("X18 previews within the platform's own domain, or it within theirs, are refused at the start")
    void sharedDomain(String platform, String previews) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> settings(Map.of("ATELIER_PUBLIC_URL", platform, "ATELIER_PREVIEW_DOMAIN", previews)))
                .withMessageContaining("ATELIER_PREVIEW_DOMAIN")
                .withMessageContaining("take over people's sessions");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "ATELIER_PREVIEW_PAUSE, 1s",
        "ATELIER_PREVIEW_PAUSE, soon",
        "ATELIER_PREVIEW_WARM, -1",
        "ATELIER_PREVIEW_WARM, many",
        "ATELIER_PREVIEW_DOMAIN, not a domain",
    })
    @DisplayName("that are wrong are told by name")
    void wrong(String key, String value) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> settings(Map.of(key, value)))
                .withMessageContaining(key);
    }

    private static PreviewSettings settings(Map<String, String> more) {
        Map<String, String> environment =
                new HashMap<>(Map.of("ATELIER_ROUTES_DIR", "/routes", "ATELIER_GATEWAY_KEY", "key"));
        environment.putAll(more);
        return PreviewSettings.from(Settings.fromEnvironment(environment));
    }
}
