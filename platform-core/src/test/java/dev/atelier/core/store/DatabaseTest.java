package dev.atelier.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class DatabaseTest {

    @Test
    void a_nested_write_belongs_to_the_outer_transaction(Database database) {
        assertThatThrownBy(() -> database.change(outer -> {
                    insertTenant(database, "nested");
                    throw new IllegalStateException("after the nested write");
                }))
                .hasMessage("after the nested write");

        assertThat(tenantsNamed(database, "nested")).isZero();
    }

    @Test
    void what_is_to_happen_after_the_commit_happens_once_it_is_committed(Database database) {
        List<Long> seen = new ArrayList<>();

        database.change(entities -> {
            insertTenant(database, "committed");
            database.afterCommit(() -> seen.add(tenantsNamed(database, "committed")));
            assertThat(seen).isEmpty();
        });

        assertThat(seen).containsExactly(1L);
    }

    @Test
    void nothing_happens_after_a_rollback(Database database) {
        List<String> seen = new ArrayList<>();

        assertThatThrownBy(() -> database.change(entities -> {
                    database.afterCommit(() -> seen.add("told"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(seen).isEmpty();
    }

    @Test
    void a_duplicate_key_is_recognised(Database database) {
        insertTenant(database, "twice");

        assertThatThrownBy(() -> insertTenant(database, "twice")).matches(Database::isDuplicateKey);
    }

    @Test
    @DisplayName("B21 a database address of another kind is refused with the setting's name")
    void a_wrong_address_is_refused() {
        Settings settings = Settings.fromEnvironment(Map.of("ATELIER_DB_URL", "jdbc:postgresql://x/y"));

        assertThatThrownBy(() -> DatabaseSettings.from(settings))
                .hasMessageContaining("ATELIER_DB_URL")
                .hasMessageContaining("Example:");
    }

    private static void insertTenant(Database database, String key) {
        database.change(entities -> entities.createNativeQuery(
                        "INSERT INTO tenant (id, external_key, name, created_at) VALUES (UUID(), ?1, 'x', NOW())")
                .setParameter(1, key)
                .executeUpdate());
    }

    private static long tenantsNamed(Database database, String key) {
        return database.read(
                entities -> (Long) entities.createNativeQuery("SELECT COUNT(*) FROM tenant WHERE external_key = ?1")
                        .setParameter(1, key)
                        .getSingleResult());
    }
}
