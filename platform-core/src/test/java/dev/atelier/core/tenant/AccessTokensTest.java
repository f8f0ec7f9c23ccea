package dev.atelier.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@Tag("slow")
class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Database database;
    private final AccessTokens tokens;
    private Actor owner;

    @SuppressWarnings("NullAway.Init") // filled before each test
    AccessTokensTest(Database database) {
        this.database = database;
        this.tokens = at(NOW);
    }

    @BeforeEach
    void given_an_owner() {
        owner = new Tenants(database, Clock.systemUTC())
                .signIn(new SignIn("olga", "olga", "Olga", List.of("owners"), Role.OWNER, false));
    }

    @Test
    @DisplayName("X4 a token stands for its maker, narrowed to its scope")
    void scope() {
        NewAccessToken made = tokens.create(owner, "script", Right.READ, Duration.ofDays(1));

        Actor actor = tokens.actorFor(made.value().reveal()).orElseThrow();

        assertThat(actor.member()).isEqualTo(owner.member());
        assertThat(actor.right()).isEqualTo(Right.READ);
        assertThatThrownBy(() -> actor.require(Right.RUN)).isInstanceOf(FaultException.class);
    }

    @Test
    @DisplayName("X4 a token is kept hashed: no column of the database has it")
    void hashed() {
        String value = tokens.create(owner, "secret", Right.RUN, Duration.ofDays(1))
                .value()
                .reveal();

        List<?> rows = database.read(entities -> entities.createNativeQuery(
                        "SELECT CONCAT_WS('|', id, name, scope, HEX(hash), hint) FROM access_token")
                .getResultList());

        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row.toString()).doesNotContain(value).doesNotContain(value.substring(4)));
    }

    @Test
    @DisplayName("X4 an expired or revoked token stands for nobody")
    void ended() {
        NewAccessToken made = tokens.create(owner, "short", Right.RUN, Duration.ofHours(1));
        String value = made.value().reveal();

        assertThat(at(NOW.plus(Duration.ofHours(1))).actorFor(value)).isEmpty();
        tokens.revoke(owner, made.token().id());
        assertThat(tokens.actorFor(value)).isEmpty();
        assertThat(tokens.list(owner)).noneMatch(token -> token.name().equals("short"));
    }

    @Test
    void what_is_no_token_stands_for_nobody() {
        for (String presented :
                List.of("", "atl_", "atl_x", "Bearer", "eyJhbGciOiJub25lIn0.e30.", "atl_" + "A".repeat(9999))) {
            assertThat(tokens.actorFor(presented)).as(presented).isEmpty();
        }
    }

    @Test
    @DisplayName("X4 last use is shown")
    void last_used() {
        NewAccessToken made = tokens.create(owner, "used", Right.RUN, Duration.ofDays(1));
        assertThat(made.token().lastUsed()).isEmpty();

        assertThat(tokens.actorFor(made.value().reveal())).isPresent();

        assertThat(tokens.list(owner))
                .filteredOn(token -> token.name().equals("used"))
                .singleElement()
                .satisfies(token -> assertThat(token.lastUsed()).contains(NOW));
    }

    @Test
    void nobody_makes_a_token_wider_than_themselves() {
        Actor builder = owner.narrowedTo(Right.RUN);

        assertThatThrownBy(() -> tokens.create(builder, "wide", Right.ADMIN, Duration.ofDays(1)))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("forbidden"));
    }

    @Test
    void names_and_lives_have_bounds() {
        assertThatThrownBy(() -> tokens.create(owner, " ", Right.READ, Duration.ofDays(1)))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> tokens.create(owner, "n".repeat(101), Right.READ, Duration.ofDays(1)))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> tokens.create(owner, "ever", Right.READ, Duration.ofDays(400)))
                .hasMessageContaining("366");
    }

    private AccessTokens at(Instant instant) {
        return new AccessTokens(database, Clock.fixed(instant, ZoneOffset.UTC));
    }
}
