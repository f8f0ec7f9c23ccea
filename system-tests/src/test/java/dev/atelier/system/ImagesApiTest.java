package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.image.Samples;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images by the API, on a real installation and through its gateway. */
@Tag("slow")
@ExtendWith(Installations.class)
class ImagesApiTest {
    private static final byte[] CAT = Samples.png(40, 30);

    private final Installation installation;
    private Api anna;
    private String images;

    @SuppressWarnings("NullAway.Init") // filled before each test
    ImagesApiTest(Installation installation) {
        this.installation = installation;
    }

    @BeforeEach
    void given_a_project() {
        anna = Api.signedIn(installation, "anna");
        JsonNode project = anna.post("/api/v1/projects", Map.of("name", "Cats")).json();
        images = "/api/v1/projects/" + project.path("id").asText() + "/images";
    }

    private Api.Answer upload(Multipart form) {
        return upload(Multipart.TYPE, form.bytes());
    }

    private Api.Answer upload(String type, byte[] body) {
        return anna.send(anna.request(images)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private HttpResponse<byte[]> fetch(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(anna.request(path).build(), BodyHandlers.ofByteArray());
        }
    }

    @Test
    @DisplayName("B11 B12 of several files in one request each is taken or refused by itself")
    void several() throws Exception {
        Api.Answer answer = upload(new Multipart()
                .file("cat.png", CAT)
                .file("page.png", Samples.latin("<html><script>alert(1)</script></html>"))
                .file("cat.png", Samples.jpeg(5, 5))
                .file("Cat.PNG", CAT));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().path("images").findValuesAsText("file"))
                .containsExactly("cat.png", "cat.jpg", "Cat-2.png");
        assertThat(answer.json().path("refused").findValuesAsText("code")).containsExactly("not_an_image");
        assertThat(anna.get(images).json()).hasSize(3);
        assertThat(fetch(images + "/cat.png").body()).isEqualTo(CAT);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("empty", new byte[0], 400, "empty_image"),
                arguments("50 MB", new byte[50 * 1024 * 1024], 400, "image_too_large"),
                arguments("a page", Samples.latin("<!doctype html><html></html>"), 400, "not_an_image"),
                arguments("20,000 × 20,000", Samples.pngOfSize(20_000, 20_000), 400, "image_too_many_pixels"),
                arguments("cut off", Arrays.copyOf(CAT, CAT.length - 5), 400, "broken_image"),
                arguments(
                        "entities",
                        Samples.latin("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
                                + "<svg xmlns='http://www.w3.org/2000/svg'><text>&a;</text></svg>"),
                        400,
                        "broken_image"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    @DisplayName("B12 a hostile image is a clear problem, and nothing is stored")
    void hostile(String what, byte[] bytes, int status, String code) {
        Api.Answer answer = upload(new Multipart().file("cat.png", bytes));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(anna.get(images).json()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd",
                "..\\\\..\\\\boot.ini",
                "\u202Egnp.exe",
                "a\u0000b.png",
                "<script>alert(1)</script>.png",
                "CON",
                ".git/config",
                "%2e%2e%2fx",
            })
    @DisplayName("B12 whatever a file is called, it becomes a harmless name in the folder of images")
    void names(String name) {
        Api.Answer answer = upload(new Multipart().file(name, CAT));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        JsonNode image = answer.json().path("images").path(0);
        assertThat(image.path("file").asText()).matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*\\.png");
        assertThat(image.path("path").asText())
                .isEqualTo("public/images/" + image.path("file").asText());
    }

    @Test
    @DisplayName("X18 an image is answered as a download that no browser takes for a page, and an SVG holds no script")
    void never_inline() throws Exception {
        upload(new Multipart()
                .file("a.svg", Samples.svg("<script>alert(1)</script><rect onload='alert(1)' width='3' height='3'/>")));

        HttpResponse<byte[]> answer = fetch(images + "/a.svg");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("sandbox");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("<rect")
                .doesNotContain("script", "onload");
    }

    @Test
    @DisplayName("B12 three hundred files in one request are answered one by one")
    void three_hundred() {
        Multipart form = new Multipart();
        for (int i = 0; i < 301; i++) {
            form.file("cat.png", Samples.png(1 + i, 1));
        }

        Api.Answer answer = upload(form);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().path("images")).hasSize(300);
        assertThat(answer.json().path("refused").findValuesAsText("code")).containsExactly("too_many_files");
        assertThat(upload(new Multipart().file("cat.png", CAT))
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("too_many_images");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "------border\r\n",
                "nothing of the kind",
                "------border\r\nContent-Disposition: form-data;" + " name=\"file\"; filename=\"cat.png\"\r\n\r\nno end"
            })
    @DisplayName("R10 a body that is no form is a clear problem")
    void no_form(String body) {
        Api.Answer answer = upload(Multipart.TYPE, Samples.latin(body));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isIn("malformed_multipart", "missing_field");
    }

    @Test
    @DisplayName("R10 another media type is refused by its name")
    void other_type() {
        assertThat(upload("application/json", Samples.latin("{}"))
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("unsupported_media_type");
    }

    @Test
    @DisplayName("B11 B13 X-R2 an image that comes with a message is placed, and is gone when it is removed")
    void placed_and_removed() {
        String project = images.substring(0, images.length() - "/images".length());
        await(project, "A landing page for my cat", List.of());
        upload(new Multipart().file("cat.png", CAT));

        JsonNode run = await(project, "Put this at the top", List.of("cat.png"));

        assertThat(run.path("outcome").asText()).isEqualTo("completed");
        assertThat(content(project)).contains("\"/images/cat.png\"");
        assertThat(anna.get(project + "/messages")
                        .json()
                        .path(1)
                        .path("images")
                        .path(0)
                        .asText())
                .isEqualTo("cat.png");
        assertThat(anna.delete(images + "/cat.png").status()).isEqualTo(204);
        await(project, "Make the buttons red", List.of());
        assertThat(content(project)).doesNotContain("cat.png");
        assertThat(anna.get(project + "/versions/4/files").body()).doesNotContain("cat.png");
        Api.Answer gone = anna.post(project + "/messages", Map.of("text", "again", "images", List.of("cat.png")));
        assertThat(gone.status()).isEqualTo(404);
    }

    private JsonNode await(String project, String text, List<String> files) {
        JsonNode accepted = anna.post(project + "/messages", Map.of("text", text, "images", files))
                .json();
        return anna.awaitEnd(accepted.path("run").asText());
    }

    private String content(String project) {
        int version = anna.get(project).json().path("version").asInt();
        return anna.get(project + "/versions/" + version + "/files/src/content.json", "*/*")
                .body();
    }
}
