package dev.atelier.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The API as one person uses it from a program. */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_RUN = Duration.ofSeconds(90);

    static {
        // Java does not resolve names below localhost, so requests go to the address and name the host in the header
        // only.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Installation installation;
    private final String token;

    public record Answer(int status, String contentType, String body) {
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + body, e);
            }
        }
    }

    private Api(Installation installation, String token) {
        this.installation = installation;
        this.token = token;
    }

    /** Signs in with the development realm's password grant. */
    public static Api signedIn(Installation installation, String username) {
        Map<String, String> form = Map.of(
                "grant_type", "password", "client_id", "atelier-cli", "username", username, "password", "atelier");
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(installation.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        Api anonymous = new Api(installation, "");
        Answer answer = anonymous.send(request);
        return new Api(installation, answer.json().path("access_token").asText());
    }

    /** The same installation with another bearer token, or none if it is empty. */
    static Api withToken(Installation installation, String token) {
        return new Api(installation, token);
    }

    /** For programs that call by themselves. */
    String token() {
        return token;
    }

    public Answer get(String path) {
        return get(path, "application/json");
    }

    Answer get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET().build());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    Answer send(String method, String path, Object body) {
        try {
            String json = body instanceof String text ? text : JSON.writeValueAsString(body);
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(json))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    /** Waits until the run has ended, and returns it. */
    JsonNode awaitEnd(String run) {
        return Awaitility.await()
                .atMost(LONGEST_RUN)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(
                        () -> get("/api/v1/runs/" + run).json(),
                        state -> "ended".equals(state.path("state").asText()));
    }

    /** A request to the gateway, by its address. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + installation.port() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Host", installation.address().getAuthority());
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
