package dev.atelier.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B20 The development realm")
class RealmTest {
    private static final Path THEMES = Path.of("../compose/keycloak/themes");

    private static JsonNode realm = new ObjectMapper().createObjectNode();

    @BeforeAll
    static void read() throws IOException {
        realm = new ObjectMapper()
                .readTree(Path.of("../compose/keycloak/atelier-realm.json").toFile());
    }

    @Test
    void hasTwoTenantsWithTwoBuildersEachOneViewerAndOneAdministrator() {
        assertThat(users("/Riverside Studio")).containsExactlyInAnyOrder("anna", "ben", "vera", "admin");
        assertThat(users("/Northwind Labs")).containsExactlyInAnyOrder("nora", "noel");
    }

    @Test
    void hasUsersWhoseIdsSurviveANewImportAndWhoAreAskedForNothingMore() {
        List<String> ids = realm.path("users").findValuesAsText("id");
        assertThat(ids).hasSize(6).doesNotHaveDuplicates();
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

    @Test
    @DisplayName("has sign-in pages of the house's look, in every language that it offers")
    void hasItsOwnPages() {
        Path theme = THEMES.resolve(realm.path("loginTheme").asText()).resolve("login");

        assertThat(theme.resolve("theme.properties")).exists();
        assertThat(realm.path("internationalizationEnabled").asBoolean()).isTrue();
        assertThat(realm.path("supportedLocales"))
                .extracting(JsonNode::asText)
                .containsExactly("en", "de")
                .allSatisfy(language -> assertThat(theme.resolve("messages/messages_" + language + ".properties"))
                        .exists());
    }

    @Test
    @DisplayName("shows the same words in all languages, and files that are there")
    void hasAllItsWordsAndFiles() throws IOException {
        Path theme = THEMES.resolve("atelier/login");
        String css = Files.readString(theme.resolve("resources/css/atelier.css"));

        assertThat(words(theme, "de")).isEqualTo(words(theme, "en"));
        assertThat(Pattern.compile("url\\('\\.\\./([^']+)'\\)").matcher(css).results())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(theme.resolve("resources").resolve(file.group(1)))
                        .exists());
    }

    private static Set<String> words(Path theme, String language) throws IOException {
        Properties words = new Properties();
        try (Reader file = Files.newBufferedReader(theme.resolve("messages/messages_" + language + ".properties"))) {
            words.load(file);
        }
        return words.stringPropertyNames();
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
