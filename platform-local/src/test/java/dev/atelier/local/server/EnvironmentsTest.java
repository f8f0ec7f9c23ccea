package dev.atelier.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {
    @Test
    @DisplayName("B21 Keys of model providers reach nothing but the platform")
    void keysReachNothingButThePlatform() {
        Map<String, String> inherited = Map.of(
                "PATH", "/usr/bin",
                "ATELIER_OPENAI_API_KEY", "sk-secret",
                "KC_DB", "postgres",
                "JAVA_TOOL_OPTIONS", "-Dsurprise");

        assertThat(Environments.plain(inherited)).containsOnly(Map.entry("PATH", "/usr/bin"));
    }

    @Test
    void whatIsSetForAServerWins() {
        assertThat(Environments.with(Map.of("A", "inherited", "B", "kept"), Map.of("A", "ours")))
                .containsOnly(Map.entry("A", "ours"), Map.entry("B", "kept"));
    }
}
