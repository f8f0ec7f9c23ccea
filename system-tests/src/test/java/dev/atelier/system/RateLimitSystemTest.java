package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What programs may ask for in a minute, in an installation where that is very little. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // filled before all
class RateLimitSystemTest {
    private Installation installation;

    @BeforeAll
    void given_small_limits() {
        installation = Installation.start(
                "rate-limits",
                Map.of(
                        "ATELIER_SANDBOX",
                        "local",
                        "ATELIER_RATE_PER_TOKEN",
                        "5",
                        "ATELIER_RATE_PER_TENANT",
                        "8",
                        "ATELIER_RATE_REFUSED_PER_ADDRESS",
                        "3"));
    }

    @AfterAll
    void stop() {
        if (installation != null) {
            installation.close();
        }
    }

    @Test
    @DisplayName(
            "R11 too many requests with a token are 429 with a code and Retry-After, on every route of programs, until"
                    + " the tenant's own limit; another tenant notices nothing")
    void limits() throws Exception {
        Api anna = Api.signedIn(installation, "anna");
        for (int i = 0; i < 5; i++) {
            assertThat(anna.get("/api/v1/me").status()).isEqualTo(200);
        }

        for (String path : new String[] {"/api/v1/me", "/compat/builder/api/test", "/compat/pr/health", "/metrics"}) {
            HttpResponse<String> refused = send(anna, path);
            assertThat(refused.statusCode()).as(path).isEqualTo(429);
            assertThat(refused.body()).contains("rate_limited");
            assertThat(Integer.parseInt(
                            refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 60);
        }
        Api ben = Api.signedIn(installation, "ben");
        int taken = 0;
        for (int i = 0; i < 5; i++) {
            taken += ben.get("/api/v1/me").status() == 200 ? 1 : 0;
        }
        // What comes back while the test runs is a request or two.
        assertThat(taken).isLessThan(5).isGreaterThanOrEqualTo(3);
        assertThat(Api.signedIn(installation, "nora").get("/api/v1/me").status())
                .isEqualTo(200);
        Api guesser = Api.withToken(installation, "atl_guessed");
        for (int i = 0; i < 3; i++) {
            assertThat(guesser.get("/api/v1/me").status()).isEqualTo(401);
        }
        assertThat(guesser.get("/api/v1/me").status()).isEqualTo(429);
    }

    private static HttpResponse<String> send(Api api, String path) throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(api.request(path).build(), BodyHandlers.ofString());
        }
    }
}
