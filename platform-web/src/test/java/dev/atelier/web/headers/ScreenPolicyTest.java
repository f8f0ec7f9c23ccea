package dev.atelier.web.headers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.config.Settings;
import dev.atelier.web.config.WebSettings;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScreenPolicyTest {

    @Test
    @DisplayName("X18 a screen may frame previews and nothing else, and be framed by nobody")
    void frames() {
        assertThat(policy("http://atelier.localhost:8080"))
                .contains("frame-src http://*.apps.localhost:8080;", "frame-ancestors 'none'", "object-src 'none'");
    }

    @Test
    @DisplayName("X18 inline scripts need the page's nonce")
    void scripts() {
        assertThat(policy("http://atelier.localhost:8080"))
                .contains("script-src 'self' 'nonce-abc' 'unsafe-eval';")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
    }

    @Test
    @DisplayName("behind https the previews and the push connection are expected by https too")
    void secure() {
        assertThat(policy("https://atelier.example/"))
                .contains("frame-src https://*.apps.localhost;", "connect-src 'self' wss://atelier.example;");
    }

    private static String policy(String publicUrl) {
        return ScreenPolicy.policy(
                "abc", WebSettings.from(Settings.fromEnvironment(Map.of("ATELIER_PUBLIC_URL", publicUrl))));
    }
}
