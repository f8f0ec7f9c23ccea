package dev.atelier.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class TenantsTest {
    private final Tenants tenants;

    TenantsTest(Database database) {
        this.tenants = new Tenants(database, Clock.systemUTC());
    }

    @Test
    @DisplayName("B20 the first sign-in makes tenant and member, a later one finds them")
    void first_sign_in() {
        Actor first = tenants.signIn(person("anna-1", "Anna", List.of("/riverside-studio"), List.of("owner")));
        Actor again = tenants.signIn(person("anna-1", "Anna", List.of("/riverside-studio"), List.of("owner")));

        assertThat(again).isEqualTo(first);
        assertThat(tenants.current(first).name()).isEqualTo("Riverside Studio");
        assertThat(first.right()).isEqualTo(Right.ADMIN);
    }

    @Test
    @DisplayName("X1 people of one group share a tenant, people of others do not")
    void groups_are_tenants() {
        Actor ben = tenants.signIn(person("ben-2", "Ben", List.of("blue"), List.of("builder")));
        Actor bea = tenants.signIn(person("bea-2", "Bea", List.of("blue"), List.of("viewer")));
        Actor nora = tenants.signIn(person("nora-2", "Nora", List.of("green"), List.of("owner")));

        assertThat(bea.tenant()).isEqualTo(ben.tenant()).isNotEqualTo(nora.tenant());
        assertThat(tenants.members(ben)).extracting(Member::name).containsExactly("Bea", "Ben");
        assertThat(tenants.members(nora)).extracting(Member::name).containsExactly("Nora");
    }

    @Test
    @DisplayName("X1 a role or name that changed at the identity provider is followed at the next sign-in")
    void changes_are_followed() {
        Actor before = tenants.signIn(person("cleo-3", "Cleo", List.of("red"), List.of("viewer")));
        Actor after = tenants.signIn(person("cleo-3", "Cleo B.", List.of("red"), List.of("owner", "administrator")));

        assertThat(after.member()).isEqualTo(before.member());
        assertThat(after.name()).isEqualTo("Cleo B.");
        assertThat(after.right()).isEqualTo(Right.ADMIN);
        assertThat(after.administrator()).isTrue();
        assertThat(tenants.actorFor(before.member())).isEqualTo(after);
    }

    @Test
    @DisplayName("B20 somebody without a group gets a tenant that no group's name can lead into")
    void own_tenant() {
        Actor alone = tenants.signIn(person("dora-4", "Dora", List.of(), List.of()));
        Actor impostor = tenants.signIn(person("eve-4", "Eve", List.of("person:dora-4"), List.of()));

        assertThat(tenants.current(alone).name()).isEqualTo("Dora");
        assertThat(impostor.tenant()).isNotEqualTo(alone.tenant());
    }

    @Test
    @DisplayName("B20 many first requests at once make one tenant and one member")
    void concurrent_first_sign_ins() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Actor>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> tenants.signIn(person("fred-5", "Fred", List.of("rush"), List.of())));
            }

            Set<Actor> actors = new HashSet<>();
            for (Future<Actor> call : pool.invokeAll(calls)) {
                actors.add(call.get());
            }

            assertThat(actors).hasSize(1);
        }
    }

    private static SignIn person(String subject, String name, List<String> groups, List<String> roles) {
        return SignIn.of(subject, subject, name, groups, roles);
    }
}
