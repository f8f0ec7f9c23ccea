package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.image.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tries every operation of the OpenAPI document on another tenant's project and run. The answer must be the same as for
 * something that does not exist.
 */
@Tag("slow")
@ExtendWith(Installations.class)
class TenantIsolationTest {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private record Operation(String method, String path, String mediaType) {
        boolean takesFiles() {
            // The server leaves the body of files out of its document.
            return method.equals("POST") && path.endsWith("/images");
        }

        boolean namesSomething() {
            return path.contains("{project}") || path.contains("{run}") || path.contains("{task}");
        }
    }

    @TestFactory
    @DisplayName("Nobody reads or changes what belongs to another tenant, by any operation of the API")
    Stream<DynamicTest> every_operation(Installation installation) {
        Api anna = Api.signedIn(installation, "anna");
        Api nora = Api.signedIn(installation, "nora");
        JsonNode mine =
                anna.post("/api/v1/projects", Map.of("prompt", "A to-do list")).json();
        anna.awaitEnd(mine.path("run").asText());
        String task = task(anna);
        List<Operation> operations = operations(anna);
        assertThat(operations).hasSizeGreaterThan(10);
        return operations.stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Api.Answer others = call(
                            nora,
                            operation,
                            mine.path("id").asText(),
                            mine.path("run").asText(),
                            task);
                    Api.Answer nothing = call(
                            nora,
                            operation,
                            UUID.randomUUID().toString(),
                            UUID.randomUUID().toString(),
                            UUID.randomUUID().toString());
                    assertThat(others.status()).as(others.body()).isEqualTo(404);
                    assertThat(nothing.status()).isEqualTo(404);
                    assertThat(others.json().path("detail"))
                            .isEqualTo(nothing.json().path("detail"));
                }));
    }

    /** A task that has ended and left what a task leaves. */
    private static String task(Api api) {
        byte[] archive = archive();
        byte[] form = new Multipart()
                .field("description", "Add a .gitignore")
                .zip("zip", "code.zip", archive)
                .bytes();
        String task = api.send(api.request("/api/v1/tasks")
                        .header("Content-Type", Multipart.TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form))
                        .build())
                .json()
                .path("id")
                .asText();
        assertThat(TaskWorld.awaitEnd(api, task).path("status").asText()).isEqualTo("completed");
        return task;
    }

    private static byte[] archive() {
        try {
            return TaskJourney.zip("", "app.py", "a = 1\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All operations that name a project, a run or a task. */
    private static List<Operation> operations(Api api) {
        JsonNode paths = api.get("/openapi", "application/json").json().path("paths");
        List<Operation> operations = new ArrayList<>();
        paths.properties().forEach(path -> {
            path.getValue()
                    .properties()
                    .forEach(operation -> operations.add(new Operation(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            mediaType(operation.getValue()))));
        });
        assertThat(operations).anyMatch(operation -> operation.path().contains("{task}"));
        return operations.stream().filter(Operation::namesSomething).toList();
    }

    /** What the operation wants to be sent; JSON for one that says nothing. */
    private static String mediaType(JsonNode operation) {
        JsonNode content = operation.path("requestBody").path("content");
        return content.isEmpty() || content.has("application/json") || content.has("*/*")
                ? "application/json"
                : content.fieldNames().next();
    }

    private static Api.Answer call(Api api, Operation operation, String project, String run, String task) {
        String path = operation
                .path()
                .replace("{project}", project)
                .replace("{run}", run)
                .replace("{task}", task)
                .replaceAll("\\{artefact[^}]*}+", "diff.patch")
                .replace("{number}", "1")
                .replace("{share}", UUID.randomUUID().toString())
                .replace("{image}", "cat.png")
                .replaceAll("\\{path[^}]*}+", "package.json");
        String full = path.startsWith("/api/v1") ? path : "/api/v1" + path;
        byte[] json = "{\"text\":\"mine now\",\"name\":\"mine now\",\"command\":\"ls\",\"packages\":[\"mine\"]}"
                .getBytes(StandardCharsets.UTF_8);
        byte[] body = operation.takesFiles()
                ? new Multipart().file("mine.png", Samples.png(2, 2)).bytes()
                : json;
        HttpRequest.BodyPublisher publisher = WITH_BODY.contains(operation.method())
                ? HttpRequest.BodyPublishers.ofByteArray(body)
                : HttpRequest.BodyPublishers.noBody();
        return api.send(api.request(full + "?from=1&to=1")
                .header("Content-Type", operation.takesFiles() ? Multipart.TYPE : operation.mediaType())
                .header("Accept", "application/json, application/problem+json;q=0.9, */*;q=0.1")
                .method(operation.method(), publisher)
                .build());
    }
}
