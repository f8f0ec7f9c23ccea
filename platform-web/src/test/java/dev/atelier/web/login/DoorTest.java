package dev.atelier.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorTest {

    @ParameterizedTest
    @DisplayName("every path has one door")
    @CsvSource({
        "/, PAGE",
        "/p/pottery, PAGE",
        "/apiary, PAGE",
        "/login/x, PAGE",
        "/VAADIN/dynamic/resource/1/x, PAGE",
        "/login, LOGIN",
        "/logout, LOGIN",
        "/oidc/callback, LOGIN",
        "/api, PROGRAM",
        "/api/v1/projects, PROGRAM",
        "/compat/v1, PROGRAM",
        "/metrics, PROGRAM",
        "/health/ready, OPEN",
        "/VAADIN/build/index.js, OPEN",
    })
    void doors(String path, Door expected) {
        assertThat(Door.of(path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @DisplayName("after sign-in a browser is sent to a path of ours, whatever was remembered")
    @CsvSource({
        "p/pottery?tab=code, /p/pottery?tab=code",
        "/preview/enter?host=x, /preview/enter?host=x",
        "//evil.example/x, /evil.example/x",
        "/\\evil.example, /evil.example",
        "https://evil.example, /https://evil.example",
        "'', /",
    })
    void wayBack(String stored, String expected) {
        assertThat(LoginServlet.pathOf(stored)).isEqualTo(expected);
    }

    @Test
    @DisplayName("without anything remembered the way leads home")
    void wayHome() {
        assertThat(LoginServlet.pathOf(null)).isEqualTo("/");
    }

    @ParameterizedTest
    @DisplayName("a bearer token is found whatever the case of the scheme, and nothing else is one")
    @CsvSource(
            nullValues = "none",
            value = {
                "Bearer abc, abc",
                "bearer  abc , abc",
                "Basic YTpi, none",
                "Bearer, none",
                "'Bearer  ', none",
                "none, none"
            })
    void bearer(String header, String token) {
        assertThat(BearerLogin.presented(header).orElse(null)).isEqualTo(token);
    }
}
