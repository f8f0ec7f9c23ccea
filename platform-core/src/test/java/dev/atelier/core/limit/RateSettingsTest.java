package dev.atelier.core.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.config.SettingException;
import dev.atelier.core.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RateSettingsTest {
    @Test
    @DisplayName("R11 there are limits without any setting")
    void defaults() {
        assertThat(RateSettings.from(Settings.fromEnvironment(Map.of()))).isEqualTo(new RateSettings(1_200, 6_000, 60));
    }

    @Test
    @DisplayName("R11 each limit has its setting, and can be switched off")
    void every_key() {
        assertThat(RateSettings.from(Settings.fromEnvironment(Map.of(
                        "ATELIER_RATE_PER_TOKEN", "10",
                        "ATELIER_RATE_PER_TENANT", "20",
                        "ATELIER_RATE_REFUSED_PER_ADDRESS", "0"))))
                .isEqualTo(new RateSettings(10, 20, 0));
    }

    @Test
    @DisplayName("R11 a wrong value is an error that names the setting")
    void wrong() {
        assertThatThrownBy(() -> RateSettings.from(Settings.fromEnvironment(Map.of("ATELIER_RATE_PER_TOKEN", "-1"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ATELIER_RATE_PER_TOKEN");
    }
}
