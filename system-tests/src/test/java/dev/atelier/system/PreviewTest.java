package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets into a preview, and what they find there; by HTTP, since a browser would hide the steps. */
@Tag("slow")
@ExtendWith(Installations.class)
class PreviewTest {
    private final Installation installation;
    private Api anna;
    private String project;

    @SuppressWarnings("NullAway.Init") // filled before each test
    PreviewTest(Installation installation) {
        this.installation = installation;
    }

    @BeforeEach
    void given_an_app() {
        anna = Api.signedIn(installation, "anna");
        JsonNode made = anna.post("/api/v1/projects", Map.of("prompt", "A landing page called \"Clay and fire\""))
                .json();
        anna.awaitEnd(made.path("run").asText());
        project = "/api/v1/projects/" + made.path("id").asText();
    }

    @Test
    @DisplayName("B15 B17 a ticket becomes a cookie, and the cookie shows the app")
    void entering() {
        URI entrance = entrance(anna);
        PreviewVisitor visitor = new PreviewVisitor(installation, entrance);

        HttpResponse<String> entered = visitor.enter(entrance);

        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(entered.headers().firstValue("Location").orElseThrow()).doesNotContain("ticket");
        assertThat(entered.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "Partitioned")
                .doesNotContain("Domain");
        assertThat(visitor.awaitPage("/")).contains("/src/main.jsx");
        assertThat(visitor.awaitPage("/src/content.json")).contains("Clay and fire");
    }

    @Test
    @DisplayName("B17 who comes without a ticket is sent to the entrance")
    void without_a_ticket() {
        HttpResponse<String> answer = new PreviewVisitor(installation, entrance(anna)).get("/about");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith(installation.address() + "/preview/enter")
                .contains("about");
    }

    @Test
    @DisplayName("X1 another tenant's member gets no ticket, and a forged one opens nothing")
    void another_tenant() {
        Api nora = Api.signedIn(installation, "nora");
        URI address = entrance(anna);
        PreviewVisitor visitor = new PreviewVisitor(installation, address);

        Api.Answer refused = nora.post(project + "/preview/entrance");
        HttpResponse<String> forged = visitor.get("/?atelier_ticket=eyJhbGciOiJub25lIn0.eyJ1c2UiOiJ0aWNrZXQifQ.");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(forged.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    @DisplayName("a ticket is for one project alone")
    void another_projects_ticket() {
        String other = anna.post("/api/v1/projects", Map.of("name", "other"))
                .json()
                .path("id")
                .asText();
        URI foreign = URI.create(anna.post("/api/v1/projects/" + other + "/preview/entrance")
                .json()
                .path("address")
                .asText());

        HttpResponse<String> answer = new PreviewVisitor(installation, entrance(anna)).enter(foreign);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void an_unknown_host_is_nowhere() {
        URI nowhere = URI.create(entrance(anna).toString().replaceFirst("//[^.]+", "//no-such-app"));

        assertThat(new PreviewVisitor(installation, nowhere).get("/").statusCode())
                .isEqualTo(404);
    }

    private URI entrance(Api api) {
        return URI.create(
                api.post(project + "/preview/entrance").json().path("address").asText());
    }
}
