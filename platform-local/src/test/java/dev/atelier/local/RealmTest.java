package dev.atelier.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B20 The development realm")
class RealmTest {
    private static JsonNode realm = new ObjectMapper().createObjectNode();

    @BeforeAll
    static void read() throws IOException {
        realm = new ObjectMapper()
                .readTree(Path.of("../compose/keycloak/atelier-realm.json").toFile());
    }

    @Test
    void hasTwoTenantsWithTwoUsersEachAndOneAdministrator() {
        assertThat(users("/Riverside Studio")).containsExactlyInAnyOrder("anna", "ben", "admin");
        assertThat(users("/Northwind Labs")).containsExactlyInAnyOrder("nora", "noel");
    }

    @Test
    void hasUsersWhoseIdsSurviveANewImportAndWhoAreAskedForNothingMore() {
        List<String> ids = realm.path("users").findValuesAsText("id");
        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
        for (JsonNode user : realm.path("users")) {
            assertThat(user.path("email").asText()).contains("@");
            assertThat(user.path("firstName").asText()).isNotBlank();
            assertThat(user.path("lastName").asText()).isNotBlank();
            assertThat(user.path("emailVerified").asBoolean()).isTrue();
        }
    }

    @Test
    void guardsAgainstGuessingOfPasswords() {
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("knows no address and no secret: the launcher gives them")
    void knowsNoAddressAndNoSecret() {
        JsonNode web = client("atelier-web");
        assertThat(web.path("secret").asText()).isEqualTo("${ATELIER_OIDC_CLIENT_SECRET}");
        assertThat(web.path("redirectUris")).extracting(JsonNode::asText).containsExactly("${ATELIER_PUBLIC_URL}/*");
        assertThat(web.path("publicClient").asBoolean()).isFalse();
        assertThat(web.path("directAccessGrantsEnabled").asBoolean()).isFalse();
    }

    @Test
    void letsTheCommandLineSignInByDevice() {
        JsonNode attributes = client("atelier-cli").path("attributes");
        assertThat(attributes.path("oauth2.device.authorization.grant.enabled").asText())
                .isEqualTo("true");
    }

    @Test
    void putsRolesTenantsAndAudienceIntoTheTokensOfBothClients() {
        for (String name : List.of("atelier-web", "atelier-cli")) {
            assertThat(client(name).path("protocolMappers"))
                    .extracting(mapper -> mapper.path("name").asText())
                    .containsExactly("roles", "tenants", "audience");
        }
    }

    private static List<String> users(String group) {
        List<String> names = new ArrayList<>();
        for (JsonNode user : realm.path("users")) {
            if (user.path("groups").path(0).asText().equals(group)) {
                names.add(user.path("username").asText());
            }
        }
        return names;
    }

    private static JsonNode client(String id) {
        for (JsonNode client : realm.path("clients")) {
            if (client.path("clientId").asText().equals(id)) {
                return client;
            }
        }
        throw new AssertionError("the realm has no client " + id);
    }
}
