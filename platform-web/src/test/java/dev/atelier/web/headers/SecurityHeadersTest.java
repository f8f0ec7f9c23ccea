package dev.atelier.web.headers;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.fakeservlet.FakeResponse;
import dev.atelier.core.config.Settings;
import dev.atelier.web.config.WebSettings;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

    @Test
    @DisplayName("X18 behind https, browsers are told to come by https alone for a year")
    void strictTransport() {
        assertThat(headers("https://atelier.example").getHeader("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
        assertThat(headers("http://atelier.localhost:8080").getHeader("Strict-Transport-Security"))
                .isNull();
    }

    @Test
    @DisplayName("X18 what is no screen may run nothing, load nothing and be framed by nobody")
    void data() {
        assertThat(headers("https://atelier.example").getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'");
    }

    private static FakeResponse headers(String publicUrl) {
        FakeResponse response = new FakeResponse();
        SecurityHeaders.apply(
                response, WebSettings.from(Settings.fromEnvironment(Map.of("ATELIER_PUBLIC_URL", publicUrl))));
        return response;
    }
}
