package dev.atelier.core.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.core.config.SettingException;
import dev.atelier.core.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserSettingsTest {
    private static BrowserSettings settings(Map<String, String> environment) {
        return BrowserSettings.from(Settings.fromEnvironment(environment), environment);
    }

    @Test
    @DisplayName("B21 the browser is found by itself, named by its path, or not used")
    void browser() {
        assertThat(settings(Map.of("ATELIER_BROWSER", "none")).program()).isEmpty();
        assertThat(settings(Map.of("ATELIER_BROWSER", "/bin/sh")).program().orElseThrow())
                .hasToString("/bin/sh");
        assertThat(settings(Map.of()).program())
                .isEqualTo(settings(Map.of("ATELIER_BROWSER", "auto")).program());
        assertThat(settings(Map.of("ATELIER_BROWSER_GATEWAY", "gateway:80")).gateway())
                .hasValue("gateway:80");
        assertThat(settings(Map.of()).gateway()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no/such/browser", "chromium", "/tmp", "yes"})
    @DisplayName("B21 a browser that is none stops the start, with words that name the setting")
    void noBrowser(String value) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> settings(Map.of("ATELIER_BROWSER", value)))
                .withMessageContaining("ATELIER_BROWSER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "http://gateway:80", ":80", "a b:80"})
    @DisplayName("B21 so does a gateway that is no address")
    void noGateway(String value) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> settings(Map.of("ATELIER_BROWSER_GATEWAY", value)))
                .withMessageContaining("ATELIER_BROWSER_GATEWAY");
    }
}
