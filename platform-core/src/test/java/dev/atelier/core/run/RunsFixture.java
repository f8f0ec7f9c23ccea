package dev.atelier.core.run;

import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Role;
import dev.atelier.core.tenant.SignIn;
import dev.atelier.core.tenant.Tenants;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** People and projects for the tests of runs. */
final class RunsFixture {
    private RunsFixture() {}

    static Actor person(Database database, String name, String tenant) {
        return new Tenants(database, Clock.systemUTC())
                .signIn(new SignIn("subject-" + name, name, name, List.of(tenant), Role.BUILDER, false));
    }

    static ProjectId project(Database database, Actor owner) {
        ProjectId id = ProjectId.random();
        database.change(entities -> entities.createNativeQuery(
                        "INSERT INTO project (id, tenant_id, created_by, name, slug, version, preview_generation,"
                                + " created_at, last_activity_at) VALUES (?1, ?2, ?3, 'p', ?4, 1, 1, NOW(), NOW())")
                .setParameter(1, id.toString())
                .setParameter(2, owner.tenant().toString())
                .setParameter(3, owner.member().toString())
                .setParameter(4, "p-" + UUID.randomUUID())
                .executeUpdate());
        return id;
    }
}
