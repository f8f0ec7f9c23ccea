package dev.atelier.core.tenant;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.store.Database;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which limits administrators have given to which tenant (T6). What they come to together with the installation's is not known here. */
public final class LimitedTenants {
    private final Database database;
    private final Clock clock;

    public LimitedTenants(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All tenants of the installation, by name; for its administrators. */
    public List<LimitedTenant> list(Actor actor) {
        actor.requireAdministrator();
        return database.read(entities -> {
            Map<UUID, TenantLimitEntity> limits = entities.createQuery(
                            "select l from TenantLimitEntity l", TenantLimitEntity.class)
                    .getResultStream()
                    .collect(Collectors.toMap(limit -> limit.tenantId, Function.identity()));
            return entities.createQuery("select t from TenantEntity t", TenantEntity.class)
                    .getResultStream()
                    .map(tenant -> limited(tenant, limits.get(tenant.id)))
                    .sorted((a, b) ->
                            a.tenant().name().compareToIgnoreCase(b.tenant().name()))
                    .toList();
        });
    }

    /** One of them. */
    public LimitedTenant get(Actor actor, TenantId id) {
        actor.requireAdministrator();
        return database.read(
                entities -> limited(find(entities, id), entities.find(TenantLimitEntity.class, id.value())));
    }

    /** Sets all its limits; those that are left open are the installation's again. */
    public void put(Actor actor, TenantId id, TenantLimits limits) {
        actor.requireAdministrator();
        database.change(entities -> {
            // The tenant's own row is the lock: two administrators at once would both make the first row of limits.
            if (entities.find(TenantEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE) == null) {
                throw Fault.notFound("workspace").asException();
            }
            TenantLimitEntity row = entities.find(TenantLimitEntity.class, id.value());
            boolean isNew = row == null;
            if (row == null) {
                row = new TenantLimitEntity(id);
            }
            row.set(limits);
            row.changedBy = actor.member().value();
            row.changedName = actor.name();
            row.changedAt = clock.instant();
            if (isNew) {
                entities.persist(row);
            }
        });
    }

    /** What a tenant was given; acts for the platform. */
    public TenantLimits of(TenantId tenant) {
        return database.read(entities -> Optional.ofNullable(entities.find(TenantLimitEntity.class, tenant.value()))
                .map(TenantLimitEntity::limits)
                .orElse(TenantLimits.NONE));
    }

    private static TenantEntity find(EntityManager entities, TenantId id) {
        return Optional.ofNullable(entities.find(TenantEntity.class, id.value()))
                .orElseThrow(() -> Fault.notFound("workspace").asException());
    }

    private static LimitedTenant limited(TenantEntity tenant, @Nullable TenantLimitEntity limits) {
        Tenant named = new Tenant(new TenantId(tenant.id), tenant.name);
        return limits == null
                ? new LimitedTenant(named, TenantLimits.NONE, Optional.empty())
                : new LimitedTenant(
                        named,
                        limits.limits(),
                        Optional.of(new LimitedTenant.Change(limits.changedName, limits.changedAt)));
    }
}
