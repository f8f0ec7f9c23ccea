package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The builder's older routes, as its chat window calls them. */
@Tag("slow")
@ExtendWith(Installations.class)
class CompatBuilderTest {
    static final String ORIGIN = "http://localhost:3000";

    private static final String BASE = "/compat/builder";

    private final Installation installation;
    private Api ben;

    @SuppressWarnings("NullAway.Init") // filled before each test
    CompatBuilderTest(Installation installation) {
        this.installation = installation;
    }

    @BeforeEach
    void given_ben() {
        ben = Api.signedIn(installation, "ben");
    }

    @Test
    @DisplayName(
            "B22 a message is answered in the same request, after the turn has ended; every further one changes the app")
    void message() {
        Api.Answer first = say("A landing page called \"Clay and fire\"");
        Api.Answer second = say("Change the title to \"Mud and fire\"");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("role").asText()).isEqualTo("ai");
        assertThat(first.json().path("text").asText()).isNotBlank();
        assertThat(second.json().path("text").asText()).contains("Mud and fire");
        String project = defaultProject();
        assertThat(ben.get(
                                "/api/v1/projects/" + project + "/versions/" + version(project)
                                        + "/files/src/content.json",
                                "*/*")
                        .body())
                .contains("Mud and fire");
    }

    @Test
    @DisplayName("B22 the whole conversation may be sent; what the user said last counts")
    void whole_conversation() {
        Api.Answer answer = ben.post(
                BASE + "/api/message",
                Map.of(
                        "messages",
                        List.of(
                                Map.of("role", "user", "text", "Make everything red"),
                                Map.of("role", "ai", "text", "It is red."),
                                Map.of("role", "user", "text", "Sing me a song about the sea"))));

        assertThat(answer.status()).isEqualTo(200);
        JsonNode messages =
                ben.get("/api/v1/projects/" + defaultProject() + "/messages").json();
        assertThat(messages.get(messages.size() - 1).path("text").asText()).isEqualTo("Sing me a song about the sea");
    }

    @ParameterizedTest
    @DisplayName("B22 no message at all is a bad request, and so is what is no message")
    @ValueSource(
            strings = {
                "{\"messages\":[]}",
                "{}",
                "[]",
                "{not json",
                "",
                "{\"messages\":[{\"role\":\"user\"}]}",
                "{\"messages\":[{\"role\":\"user\",\"text\":\"   \"}]}"
            })
    void bad_messages(String body) {
        Api.Answer answer = ben.send("POST", BASE + "/api/message", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @DisplayName("B22 a wrong method is refused with 405, which names the right one")
    @CsvSource({
        "GET, /api/message, POST",
        "PUT, /api/message, POST",
        "DELETE, /api/message, POST",
        "GET, /api/reset, POST",
        "POST, /api/restart, PUT",
        "GET, /api/restart, PUT",
        "POST, /api/test/, GET"
    })
    void wrong_method(String method, String path, String right) {
        HttpResponse<String> answer = call(method, path, Map.of());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains(right);
        assertThat(answer.body()).contains("method_not_allowed");
    }

    @Test
    @DisplayName("B22 GET /api/test/ says that it is there; what is not there is 404")
    void test_route() {
        assertThat(ben.get(BASE + "/api/test/").status()).isEqualTo(200);
        assertThat(ben.get(BASE + "/api/test").status()).isEqualTo(200);
        assertThat(ben.get(BASE + "/api/nothing").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("B19 B22 reset brings the template and a new conversation")
    void reset() {
        say("A to-do list");
        String project = defaultProject();

        Api.Answer answer = ben.post(BASE + "/api/reset");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(ben.get("/api/v1/projects/" + project + "/messages").json()).hasSize(1);
        assertThat(ben.get("/api/v1/projects/" + project + "/versions/" + version(project) + "/files")
                        .json())
                .isEqualTo(ben.get("/api/v1/projects/" + project + "/versions/1/files")
                        .json());
    }

    @Test
    @DisplayName("B22 restart starts the app's server anew and answers when it is there")
    void restart() {
        say("A to-do list");

        HttpResponse<String> answer = call("PUT", "/api/restart", Map.of());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(ben.get("/api/v1/projects/" + defaultProject() + "/preview")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("running");
    }

    @Test
    @DisplayName("B22 R10 a username header is ignored: the token says who calls, and each has a project of their own")
    void username_header() {
        say("A to-do list");
        int before = ben.get("/api/v1/projects/" + defaultProject() + "/messages")
                .json()
                .size();

        HttpResponse<String> answer = call(
                Api.signedIn(installation, "noel"),
                "POST",
                "/api/message",
                "{\"messages\":[{\"role\":\"user\",\"text\":\"Sing me a song about the sea\"}]}",
                Map.of("username", "ben"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ben.get("/api/v1/projects/" + defaultProject() + "/messages").json())
                .hasSize(before);
    }

    @ParameterizedTest
    @DisplayName("B22 X4 without a good token nothing is answered, and nothing is redirected")
    @ValueSource(strings = {"", "atl_forged", "x"})
    void no_token(String token) {
        Api nobody = Api.withToken(installation, token);

        for (String path : List.of("/api/test/", "/api/message")) {
            HttpResponse<String> answer = call(nobody, "GET", path, "", Map.of("Origin", ORIGIN));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(ORIGIN);
        }
    }

    @Test
    @DisplayName(
            "B23 a preflight is answered with 200, the methods and the headers; an origin that is not named gets none")
    void preflight() {
        Api nobody = Api.withToken(installation, "");

        HttpResponse<String> good = call(
                nobody,
                "OPTIONS",
                "/api/message",
                "",
                Map.of("Origin", ORIGIN, "Access-Control-Request-Method", "POST"));
        HttpResponse<String> foreign =
                call(nobody, "OPTIONS", "/api/message", "", Map.of("Origin", "http://evil.example"));

        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.headers().firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
        assertThat(good.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("POST");
        assertThat(good.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("Authorization", "Content-Type");
        assertThat(good.headers().firstValue("Vary")).contains("Origin");
        assertThat(foreign.statusCode()).isEqualTo(200);
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Methods")).isEmpty();
    }

    @Test
    @DisplayName("B23 an answer may be read by a page of a named origin, and the platform's own API by none")
    void origins() {
        assertThat(call("GET", "/api/test/", Map.of("Origin", ORIGIN))
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .contains(ORIGIN);
        assertThat(call("GET", "/api/test/", Map.of("Origin", "http://evil.example"))
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        HttpRequest api = ben.request("/api/v1/me").header("Origin", ORIGIN).build();
        assertThat(send(api).headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private Api.Answer say(String text) {
        return ben.post(BASE + "/api/message", Map.of("messages", List.of(Map.of("role", "user", "text", text))));
    }

    private String defaultProject() {
        for (JsonNode project : ben.get("/api/v1/projects").json()) {
            if (project.path("name").asText().equals("My app")) {
                return project.path("id").asText();
            }
        }
        throw new AssertionError("there is no default project");
    }

    private int version(String project) {
        return ben.get("/api/v1/projects/" + project).json().path("version").asInt();
    }

    private HttpResponse<String> call(String method, String path, Map<String, String> headers) {
        return call(ben, method, path, "", headers);
    }

    private static HttpResponse<String> call(
            Api api, String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = api.request(BASE + path)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(
                    "no answer from " + URI.create(request.uri().toString()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
