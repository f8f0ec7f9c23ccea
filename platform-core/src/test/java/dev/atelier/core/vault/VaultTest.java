package dev.atelier.core.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.config.SettingException;
import dev.atelier.core.config.Settings;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.core.tenant.Role;
import dev.atelier.core.tenant.SignIn;
import dev.atelier.core.tenant.Tenants;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class VaultTest {
    private static final String TOKEN = "ghp_Zq81vvZq81vvZq81";

    private final Database database;
    private Actor olga;
    private Actor otto;

    @SuppressWarnings("NullAway.Init") // filled before each test
    VaultTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void given_two_members_of_a_tenant() {
        olga = person("olga");
        otto = person("otto");
    }

    private Actor person(String name) {
        return new Tenants(database, Clock.systemUTC())
                .signIn(new SignIn(name + UUID.randomUUID(), name, name, List.of("owners"), Role.OWNER, false));
    }

    /** A key that is all one byte, and those before it. */
    private Vault vault(int key, int... previous) {
        Map<String, String> environment = new HashMap<>(Map.of("ATELIER_SECRETS_KEY", encoded(key)));
        if (previous.length > 0) {
            environment.put("ATELIER_SECRETS_PREVIOUS_KEYS", encoded(previous[0]));
        }
        return new Vault(database, Clock.systemUTC(), MasterKeys.from(Settings.fromEnvironment(environment)));
    }

    private static String encoded(int key) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) key);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    @DisplayName("T16 a member's token is found again by what it is for; a list shows no more than its end")
    void keeps() {
        Vault vault = vault(1);

        StoredSecret stored = vault.put(olga, " GitHub.com ", new Secret(TOKEN));

        assertThat(vault.find(olga, "github.com").orElseThrow().reveal()).isEqualTo(TOKEN);
        assertThat(vault.find(olga, "gitlab.com")).isEmpty();
        assertThat(vault.list(olga)).contains(stored);
        assertThat(stored.hint()).isEqualTo("Zq81");
        assertThat(vault.put(olga, "short.example.org", new Secret("abcdef")).hint())
                .isEmpty();
    }

    @Test
    @DisplayName("T16 a token belongs to its member, not to the tenant")
    void belongsToOne() {
        Vault vault = vault(1);
        StoredSecret stored = vault.put(olga, "github.com", new Secret(TOKEN));

        assertThat(vault.find(otto, "github.com")).isEmpty();
        assertThat(vault.list(otto)).isEmpty();
        assertThatThrownBy(() -> vault.delete(otto, stored.id())).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> vault.find(olga.narrowedTo(Right.READ), "github.com"))
                .isInstanceOf(FaultException.class);
        assertThat(vault.find(olga, "github.com")).isPresent();
    }

    @Test
    @DisplayName("T16 a new token takes the old one's place, and a deleted one is gone")
    void replacesAndForgets() {
        Vault vault = vault(1);
        vault.put(olga, "github.com", new Secret(TOKEN));
        StoredSecret second = vault.put(olga, "github.com", new Secret("ghp_other"));

        assertThat(vault.find(olga, "github.com").orElseThrow().reveal()).isEqualTo("ghp_other");
        vault.delete(olga, second.id());
        assertThat(vault.find(olga, "github.com")).isEmpty();
    }

    @Test
    @DisplayName("T16 no column of the database has the token, and one that is sealed twice looks different")
    void isEncrypted() {
        Vault vault = vault(1);
        vault.put(olga, "github.com", new Secret(TOKEN));
        vault.put(olga, "gitlab.com", new Secret(TOKEN));

        List<?> rows = database.read(entities -> entities.createNativeQuery(
                        "SELECT CONCAT_WS('|', name, key_id, hint, CONVERT(sealed USING latin1)) FROM stored_secret")
                .getResultList());
        List<?> different =
                database.read(entities -> entities.createNativeQuery("SELECT DISTINCT sealed FROM stored_secret")
                        .getResultList());

        assertThat(rows)
                .hasSizeGreaterThanOrEqualTo(2)
                .noneMatch(row -> row.toString().contains(TOKEN));
        assertThat(different).hasSameSizeAs(rows);
    }

    @Test
    @DisplayName("T16 a sealed token that somebody copies to another member's row does not open")
    void isBoundToItsOwner() {
        Vault vault = vault(1);
        vault.put(olga, "github.com", new Secret(TOKEN));
        vault.put(otto, "github.com", new Secret("ghp_ottos"));
        database.change(entities -> entities.createNativeQuery(
                        "UPDATE stored_secret target JOIN stored_secret source ON source.member_id = ?1"
                                + " SET target.sealed = source.sealed, target.nonce = source.nonce"
                                + " WHERE target.member_id = ?2 AND target.name = 'github.com'")
                .setParameter(1, olga.member().value())
                .setParameter(2, otto.member().value())
                .executeUpdate());

        FaultException unreadable = catchThrowableOfType(FaultException.class, () -> vault.find(otto, "github.com"));

        assertThat(unreadable.fault().code()).isEqualTo("secret_unreadable");
    }

    @Test
    @DisplayName("T16 a key can be replaced: the old one opens until everything is sealed with the new one")
    void rotates() {
        vault(1).put(olga, "github.com", new Secret(TOKEN));
        Vault both = vault(2, 1);

        assertThat(both.find(olga, "github.com").orElseThrow().reveal()).isEqualTo(TOKEN);
        assertThatThrownBy(() -> vault(2).find(olga, "github.com"))
                .isInstanceOf(FaultException.class)
                .hasMessageNotContaining(TOKEN);
        assertThat(both.rotate()).isPositive();
        assertThat(both.rotate()).isZero();
        assertThat(vault(2).find(olga, "github.com").orElseThrow().reveal()).isEqualTo(TOKEN);
    }

    @Test
    @DisplayName("T16 what is no host or no token is refused, and not repeated")
    void refusesNonsense() {
        Vault vault = vault(1);

        for (String name : new String[] {"", " ", "https://github.com", "a b", "-x", "x".repeat(300)}) {
            assertThatThrownBy(() -> vault.put(olga, name, new Secret(TOKEN))).isInstanceOf(FaultException.class);
        }
        for (String value : new String[] {"two words", "line\nbreak", "t\u00f6ken", "x".repeat(5000)}) {
            assertThatThrownBy(() -> vault.put(olga, "github.com", new Secret(value)))
                    .isInstanceOf(FaultException.class)
                    .hasMessageNotContaining(value);
        }
    }

    @Test
    @DisplayName("B21 a key that is none stops the start, naming the setting and not the value")
    void refusesWrongKeys() {
        for (String key : new String[] {"short", "A".repeat(42), "?".repeat(44)}) {
            assertThatThrownBy(() -> MasterKeys.from(Settings.fromEnvironment(Map.of("ATELIER_SECRETS_KEY", key))))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("ATELIER_SECRETS_KEY")
                    .hasMessageNotContaining(key);
        }
        assertThatThrownBy(() -> MasterKeys.from(Settings.fromEnvironment(Map.of())))
                .isInstanceOf(SettingException.class);
    }
}
