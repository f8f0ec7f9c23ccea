package dev.atelier.core.tenant;

import dev.atelier.core.store.Database;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Tenants and their members; made at first sign-in, never by hand (B20). */
public final class Tenants {
    private final Database database;
    private final Clock clock;

    public Tenants(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The actor for somebody whom the identity provider has just vouched for. Makes the tenant and the member at the first
     * sign-in; afterwards takes over a changed name or role. Somebody who belongs to several tenants acts for the first
     * of them by name.
     */
    public Actor signIn(SignIn signIn) {
        try {
            return database.write(entities -> enter(entities, signIn));
        } catch (PersistenceException e) {
            if (Database.isDuplicateKey(e)) {
                // Two first requests of the same person at once: the other one has made what is needed.
                return database.write(entities -> enter(entities, signIn));
            }
            throw e;
        }
    }

    /** The member as an actor, for work that goes on after the request in which somebody asked for it. */
    public Actor actorFor(MemberId member) {
        return database.read(
                entities -> entities.find(MemberEntity.class, member.value()).toActor());
    }

    /** The actor's own tenant. */
    public Tenant current(Actor actor) {
        return database.read(entities -> {
            TenantEntity tenant =
                    entities.find(TenantEntity.class, actor.tenant().value());
            return new Tenant(actor.tenant(), tenant.name);
        });
    }

    /** Everybody in the actor's tenant, by name. */
    public List<Member> members(Actor actor) {
        actor.require(Right.READ);
        return database.read(entities -> entities.createQuery(
                        "select m from MemberEntity m where m.tenantId = :tenant", MemberEntity.class)
                .setParameter("tenant", actor.tenant().value())
                .getResultStream()
                .map(member -> new Member(new MemberId(member.id), member.displayName, member.role, member.lastSeenAt))
                .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
                .toList());
    }

    private Actor enter(EntityManager entities, SignIn signIn) {
        Instant now = clock.instant();
        TenantId tenant = tenantOf(entities, signIn, now);
        MemberEntity member = entities.createQuery(
                        "select m from MemberEntity m where m.tenantId = :tenant and m.subject = :subject",
                        MemberEntity.class)
                .setParameter("tenant", tenant.value())
                .setParameter("subject", signIn.subject())
                .getResultStream()
                .findFirst()
                .orElseGet(() -> {
                    MemberEntity newcomer = new MemberEntity(tenant, signIn, now);
                    entities.persist(newcomer);
                    return newcomer;
                });
        member.follow(signIn, now);
        return member.toActor();
    }

    private static TenantId tenantOf(EntityManager entities, SignIn signIn, Instant now) {
        boolean grouped = !signIn.tenants().isEmpty();
        // A colon cannot stand in a group's name here, so nobody can pose as somebody's own tenant by naming a group
        // so.
        String key = grouped ? signIn.tenants().getFirst().replace(':', '_') : "person:" + signIn.subject();
        String name = grouped ? readable(signIn.tenants().getFirst()) : signIn.displayName();
        return entities.createQuery("select t from TenantEntity t where t.externalKey = :key", TenantEntity.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst()
                .map(tenant -> new TenantId(tenant.id))
                .orElseGet(() -> {
                    TenantEntity tenant = new TenantEntity(TenantId.random(), key, name, now);
                    entities.persist(tenant);
                    return new TenantId(tenant.id);
                });
    }

    /** "riverside-studio" is shown as "Riverside Studio"; a name that is written for people already stays. */
    private static String readable(String key) {
        if (!key.equals(key.toLowerCase(Locale.ROOT))) {
            return key;
        }
        StringBuilder name = new StringBuilder();
        for (String word : key.strip().split("[-_ ]+", -1)) {
            if (!word.isEmpty()) {
                name.append(name.isEmpty() ? "" : " ")
                        .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1));
            }
        }
        return name.isEmpty() ? key : name.toString();
    }
}
