package dev.atelier.web.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.DatabaseSettings;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.AccessTokens;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.core.tenant.SignIn;
import dev.atelier.core.tenant.Tenants;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each way into the application, tried from outside the container. */
@Tag("slow")
@SuppressWarnings("NullAway") // the fields are filled before each test
@RunAsClient
@ExtendWith({NeedsBubblewrap.class, AwaitsTheEnd.class, ArquillianExtension.class})
class DoorsTest {
    @TempDir
    static Path home;

    private static FakeIssuer issuer;
    private static DatabaseSettings settings;
    private static String token;

    @ArquillianResource
    private URI address;

    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Deployment
    static WebArchive application() throws Exception {
        issuer = new FakeIssuer();
        settings = TestDatabase.empty();
        return Deployed.application(settings, home, issuer.url());
    }

    @BeforeAll
    static void makeToken() {
        Clock clock = Clock.systemUTC();
        try (Database database = Database.open(settings)) {
            Actor anna = new Tenants(database, clock)
                    .signIn(SignIn.of("subject-1", "anna", "Anna Rivers", List.of("Riverside"), List.of("owner")));
            token = new AccessTokens(database, clock)
                    .create(anna, "test", Right.RUN, Duration.ofDays(1))
                    .value()
                    .reveal();
        }
    }

    @AfterAll
    static void close() {
        issuer.close();
    }

    @Test
    @DisplayName("X4 a program without a token gets 401 with a challenge: no redirect, no cookie")
    void no_token() throws Exception {
        HttpResponse<String> answer = send(request("/api/v1/me").GET());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"atelier\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(code(answer)).isEqualTo("unauthenticated");
    }

    @Test
    @DisplayName("X4 a token that is unknown, garbled or of another scheme is refused in the same way")
    void bad_token() throws Exception {
        for (String bad :
                List.of("Bearer atl_unknown", "Bearer a.b.c", "Bearer eyJhbGciOiJub25lIn0.e30.", "Basic YTpi")) {
            HttpResponse<String> answer =
                    send(request("/api/v1/me").header("Authorization", bad).GET());

            assertThat(answer.statusCode()).as(bad).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Bearer");
        }
    }

    @Test
    @DisplayName("X4 a personal access token is let in, and leaves no session behind")
    void good_token() throws Exception {
        HttpResponse<String> answer = send(asAnna("/api/v1/me").GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Anna Rivers");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    @DisplayName("B20 a browser is sent to the identity provider, under the address that it knows us by")
    void login() throws Exception {
        HttpResponse<String> answer = send(request("/login").GET());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith(issuer.url() + "/auth?")
                .contains("redirect_uri=http%3A%2F%2Fatelier.test%3A8080%2Foidc%2Fcallback");
    }

    @Test
    @DisplayName(
            "B20 a browser that opens a screen is led straight to the sign-in; what needs none, and scripts, are not")
    void screens() throws Exception {
        HttpResponse<String> screen = send(request("/p/shop?tab=code")
                .header("Accept", "text/html,*/*;q=0.8")
                .GET());
        assertThat(screen.statusCode()).isEqualTo(302);
        assertThat(screen.headers().firstValue("Location").orElseThrow()).endsWith("/login");

        for (String open : List.of("/docs/", "/sign-in-failed")) {
            assertThat(send(request(open).header("Accept", "text/html").GET()).statusCode())
                    .as(open)
                    .isEqualTo(200);
        }
        assertThat(send(request("/?v-r=init&location=")
                                .header("Accept", "text/html")
                                .GET())
                        .statusCode())
                .isNotEqualTo(302);
    }

    @Test
    @DisplayName("R12 health is open, metrics are not")
    void health() throws Exception {
        assertThat(send(request("/health/live").GET()).statusCode()).isEqualTo(200);
        assertThat(send(request("/metrics").GET()).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName(
            "X18 every answer carries the headers that keep a browser safe, and screens a nonce that is new each time")
    void headers() throws Exception {
        HttpResponse<String> first = send(request("/sign-in-failed").GET());
        HttpResponse<String> second = send(request("/sign-in-failed").GET());
        HttpResponse<String> data = send(request("/api/v1/me").GET());

        for (HttpResponse<String> answer : List.of(first, data)) {
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        }
        assertThat(policy(data)).startsWith("default-src 'none'");
        assertThat(policy(first)).contains("frame-ancestors 'none'", "object-src 'none'", "'nonce-");
        assertThat(policy(first)).isNotEqualTo(policy(second));
    }

    @Test
    @DisplayName("R10 a request without a body, with a broken one, of another type, method or address: a problem each")
    void problems() throws Exception {
        assertProblem(send(json("/api/v1/projects").POST(BodyPublishers.noBody())), 400, "missing_field");
        assertProblem(send(json("/api/v1/projects").POST(BodyPublishers.ofString("{"))), 400, "malformed_json");
        assertProblem(send(json("/api/v1/projects").POST(BodyPublishers.ofString("[1]"))), 400, "malformed_json");
        assertProblem(
                send(json("/api/v1/projects").POST(BodyPublishers.ofString("{\"name\":{}}"))), 400, "malformed_json");
        assertProblem(
                send(asAnna("/api/v1/projects")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("name"))),
                415,
                "unsupported_media_type");
        HttpResponse<String> method = send(asAnna("/api/v1/projects").DELETE());
        assertProblem(method, 405, "method_not_allowed");
        assertThat(method.headers().firstValue("Allow").orElseThrow()).contains("GET", "POST");
        assertProblem(send(asAnna("/api/v1/nothing").GET()), 404, "no_such_route");
        assertProblem(send(asAnna("/api/v1/projects/not-a-uuid").GET()), 404, "not_found");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(code(answer)).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("Exception", "dev.atelier", "\tat ");
    }

    private static String code(HttpResponse<String> answer) throws IOException {
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        return problem.path("code").asText();
    }

    private static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    private HttpRequest.Builder json(String path) {
        return asAnna(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder asAnna(String path) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
