package dev.atelier.web.headers;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.config.SettingException;
import dev.atelier.core.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The setting; what browsers are answered is tested on a running platform. */
class CorsTest {
    @ParameterizedTest
    @DisplayName("B23 origins are a setting")
    @ValueSource(strings = {"*", "http://localhost:3000", "https://a.example , https://b.example:8443,"})
    void good(String origins) {
        assertThatCode(() -> new Cors(settings(origins))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @DisplayName("B21 B23 what is no origin stops the start, by name")
    @ValueSource(
            strings = {
                "localhost",
                "https://a.example/path",
                "https://a.example/",
                "ftp://a.example",
                "https://u@a.example",
                "null",
                "https://*.example",
                "a b"
            })
    void wrong(String origins) {
        assertThatThrownBy(() -> new Cors(settings(origins)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ATELIER_COMPAT_ORIGINS");
    }

    private static Settings settings(String origins) {
        return Settings.fromEnvironment(Map.of("ATELIER_COMPAT_ORIGINS", origins));
    }
}
