package dev.atelier.local.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** The platform's API, with a token. */
final class Remote implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A large archive over a slow line. */
    private static final Duration UPLOAD_PATIENCE = Duration.ofMinutes(30);

    static {
        // Java does not resolve names below localhost: requests go to the loopback address and name the host.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final URI platform;
    private final Secret token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    Remote(URI platform, Secret token) {
        this.platform = URI.create(platform.toString().replaceAll("/+$", ""));
        this.token = token;
    }

    /** Hands the task in; the same request made again makes no second task. */
    JsonNode submit(TaskOptions options, UUID idempotencyKey) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/api/v1/tasks").header("Idempotency-Key", idempotencyKey.toString());
        if (options.zip().isPresent()) {
            Form form = Form.of(options.fields(), options.zip().get());
            request.timeout(UPLOAD_PATIENCE)
                    .header("Content-Type", form.contentType())
                    .POST(form.body());
        } else {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json(options.fields())));
        }
        return json(http.send(request.build(), BodyHandlers.ofString()));
    }

    JsonNode task(String id) throws IOException, InterruptedException {
        return json(http.send(request("/api/v1/tasks/" + id).build(), BodyHandlers.ofString()));
    }

    /** What has happened since the event with that number, and goes on happening. */
    InputStream events(String id, long after) throws IOException, InterruptedException {
        HttpRequest request = request("/api/v1/tasks/" + id + "/events")
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", String.valueOf(after))
                .build();
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            try (InputStream body = answer.body()) {
                throw refused(answer.statusCode(), new String(body.readNBytes(100_000), StandardCharsets.UTF_8));
            }
        }
        return answer.body();
    }

    /** Where a person looks at it. */
    String page(String id) {
        return platform + "/tasks/" + id;
    }

    String address() {
        return platform.toString();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        String host = platform.getHost();
        boolean local = host.equals("localhost") || host.endsWith(".localhost");
        String authority = platform.getRawAuthority();
        String reached = local ? authority.replace(host, "127.0.0.1") : authority;
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(platform.getScheme() + "://" + reached + platform.getRawPath() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.reveal());
        return local ? request.header("Host", authority) : request;
    }

    private static String json(Map<String, String> fields) {
        ObjectNode body = JSON.createObjectNode();
        fields.forEach((name, value) -> {
            if (name.equals("pullRequest")) {
                body.put(name, Boolean.parseBoolean(value));
            } else {
                body.put(name, value);
            }
        });
        return body.toString();
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 300) {
            throw refused(answer.statusCode(), answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Says what the platform says; what may pass is an exception that is worth another attempt. */
    private static RuntimeException refused(int status, String body) throws IOException {
        String detail = detail(body);
        if (status == 429 || status >= 500) {
            throw new IOException(detail.isEmpty() ? "The answer was " + status + "." : detail);
        }
        String hint = status == 401 ? " ATELIER_TOKEN has to be an access token that is still good." : "";
        return TaskException.putRight(
                (detail.isEmpty() ? "Atelier refused with " + status + "; is ATELIER_URL right?" : detail) + hint);
    }

    private static String detail(String body) {
        try {
            return JSON.readTree(body).path("detail").asText();
        } catch (JsonProcessingException notOurs) {
            return "";
        }
    }
}
