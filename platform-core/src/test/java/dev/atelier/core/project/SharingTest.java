package dev.atelier.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.run.RunId;
import dev.atelier.core.share.ShareLife;
import dev.atelier.core.share.ShareLink;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Share links, and what is left of a project when it is deleted. */
@ExtendWith(TestDatabase.class)
@Tag("slow")
class SharingTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private Path directory;
    private Engine engine;
    private Actor anna;
    private Project project;

    @SuppressWarnings("NullAway.Init") // filled before each test
    SharingTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void given_a_project(@TempDir Path temporary) {
        directory = temporary;
        engine = EngineFixture.start(temporary, database, Map.of("ATELIER_WORKERS", "0"));
        anna = EngineFixture.person(database, "anna", "riverside");
        project = engine.projects().create(anna, "Pottery");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    @DisplayName("B17 who opens a link gets a ticket for that preview alone, which names the link")
    void a_link_leads_into_the_preview() throws IOException {
        ShareLink link = engine.sharing().create(anna, project.id(), ShareLife.DAY);

        Sharing.Visit visit = engine.sharing().visit(token(link));

        assertThat(visit).isInstanceOf(Sharing.Visit.Welcome.class);
        URI entrance = ((Sharing.Visit.Welcome) visit).entrance();
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder()
                .decode(entrance.getQuery()
                        .replaceFirst(".*atelier_ticket=", "")
                        .split("\\.", -1)[1]));
        assertThat(claims.path("use").asText()).isEqualTo("guest_ticket");
        assertThat(claims.path("guest").asText()).isEqualTo(link.id().toString());
        assertThat(claims.path("aud").asText()).isEqualTo(entrance.getHost()).startsWith(project.slug() + ".");
        assertThat(guests())
                .extracting(guest -> guest.path("id").asText())
                .containsExactly(link.id().toString());
        assertThat(guests().getFirst().path("until").asLong())
                .isEqualTo(link.expires().orElseThrow().getEpochSecond());
        assertThat(engine.sharing().list(anna, project.id()).getFirst().uses()).isEqualTo(1);
        assertThat(engine.sharing().list(anna, project.id()).getFirst().lastUsed())
                .isPresent();
    }

    @Test
    @DisplayName("B17 a revoked link opens nothing, and its guests are out of the route at once; other links stay")
    void revoking() {
        ShareLink link = engine.sharing().create(anna, project.id(), ShareLife.FOREVER);
        ShareLink other = engine.sharing().create(anna, project.id(), ShareLife.WEEK);

        engine.sharing().revoke(anna, project.id(), link.id());

        assertThat(guests())
                .extracting(guest -> guest.path("id").asText())
                .containsExactly(other.id().toString());
        assertThat(engine.sharing().visit(token(link))).isInstanceOf(Sharing.Visit.Ended.class);
        assertThat(engine.sharing().visit(token(other))).isInstanceOf(Sharing.Visit.Welcome.class);
        assertThat(engine.sharing().list(anna, project.id()))
                .extracting(ShareLink::id)
                .containsExactly(other.id());
    }

    @Test
    @DisplayName("B17 a link that has expired is over, in the list, for visitors and in the route")
    void expiry() {
        ShareLink link = engine.sharing().create(anna, project.id(), ShareLife.DAY);
        database.change(entities -> entities.createNativeQuery("UPDATE share_link SET expires_at = '2020-01-01'")
                .executeUpdate());

        engine.sharing().refresh();

        assertThat(engine.sharing().visit(token(link))).isInstanceOf(Sharing.Visit.Ended.class);
        assertThat(engine.sharing().list(anna, project.id())).isEmpty();
        assertThat(guests()).isEmpty();
    }

    @Test
    @DisplayName("B17 the same link can be shown again, also after a restart; a forged or changed one opens nothing")
    void links_cannot_be_forged() {
        ShareLink link = engine.sharing().create(anna, project.id(), ShareLife.DAY);
        engine.close();
        engine = EngineFixture.start(directory, database, Map.of("ATELIER_WORKERS", "0"));

        assertThat(engine.sharing()
                        .list(anna, project.id())
                        .getFirst()
                        .address()
                        .reveal())
                .isEqualTo(link.address().reveal());
        assertThat(guests()).hasSize(1);
        String token = token(link);
        for (String forged : List.of(
                "",
                "x",
                "a".repeat(43),
                token.substring(0, 42),
                token + "a",
                (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1),
                token.substring(0, 30) + (token.charAt(30) == 'A' ? 'B' : 'A') + token.substring(31),
                "../../../../../../../../etc/passwd/........",
                "é".repeat(43))) {
            assertThat(engine.sharing().visit(forged)).as(forged).isInstanceOf(Sharing.Visit.Unknown.class);
        }
    }

    @Test
    @DisplayName("B17 the database holds nothing that a preview could be entered with")
    void nothing_to_steal() {
        ShareLink link = engine.sharing().create(anna, project.id(), ShareLife.DAY);

        List<?> rows = database.read(entities ->
                entities.createNativeQuery("SELECT * FROM share_link").getResultList());

        assertThat(java.util.Arrays.deepToString(rows.toArray())).doesNotContain(token(link));
        assertThat(link.toString()).doesNotContain(token(link));
    }

    @Test
    void there_is_a_limit_on_links() {
        for (int i = 0; i < 50; i++) {
            engine.sharing().create(anna, project.id(), ShareLife.DAY);
        }

        assertThatThrownBy(() -> engine.sharing().create(anna, project.id(), ShareLife.DAY))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("too_many_links"));
    }

    @Test
    @DisplayName("B17 B19 of a deleted project nothing is left: files, history, blobs, links, versions, runs, events")
    void deletion() {
        Project other = engine.projects().create(anna, "Pottery two");
        RunId run = engine.projects().ask(anna, project.id(), "a secret wish");
        RunId kept = engine.projects().ask(anna, other.id(), "another wish");
        engine.projects().defaultProject(anna, "Default");
        ShareLink link = engine.sharing().create(anna, project.id(), ShareLife.FOREVER);
        BlobKey mine = new BlobKey("projects/" + project.id()).child("screens/1.png");
        BlobKey others = new BlobKey("projects/" + other.id()).child("screens/1.png");
        for (BlobKey key : List.of(mine, others)) {
            engine.blobs().put(anna.tenant(), key, "bytes".getBytes(StandardCharsets.UTF_8));
        }

        engine.projects().delete(anna, project.id());

        assertThat(engine.sharing().visit(token(link))).isInstanceOf(Sharing.Visit.Ended.class);
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> count("project WHERE purged_at IS NOT NULL AND name = ''") == 1);
        assertThat(engine.blobs().read(anna.tenant(), mine)).isEmpty();
        assertThat(engine.blobs().read(anna.tenant(), others)).isPresent();
        String its = " WHERE project_id = '" + project.id() + "'";
        for (String table : List.of("run", "project_version", "share_link", "default_project")) {
            assertThat(count(table + its)).as(table).isZero();
        }
        assertThat(count("run_event WHERE run_id = '" + run + "'")).isZero();
        assertThat(count("run_event WHERE run_id = '" + kept + "'")).isPositive();
        assertThat(directory.resolve("home/projects/" + project.id())).doesNotExist();
        assertThat(directory.resolve("home/history/" + project.id())).doesNotExist();
        assertThat(directory.resolve("home/projects/" + other.id())).exists();
        assertThat(route(project)).doesNotExist();
        assertThatThrownBy(() -> engine.runs().get(anna, run)).isInstanceOf(FaultException.class);
    }

    private long count(String from) {
        return database.read(entities -> ((Number) entities.createNativeQuery("SELECT COUNT(*) FROM " + from)
                        .getSingleResult())
                .longValue());
    }

    private List<JsonNode> guests() {
        try {
            List<JsonNode> guests = new ArrayList<>();
            JSON.readTree(route(project).toFile()).path("guests").forEach(guests::add);
            return guests;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path route(Project of) {
        return directory.resolve("routes/" + of.slug() + ".apps.localhost.json");
    }

    private static String token(ShareLink link) {
        return link.address().reveal().replaceFirst(".*/s/", "");
    }
}
