package dev.atelier.core.vault;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Keeps members' tokens for other systems. Each belongs to one member, and nobody else of the tenant can use it. */
public final class Vault {
    private static final int MOST_PER_MEMBER = 50;
    private static final int LONGEST = 4_000;
    private static final int HINT_LENGTH = 4;
    private static final int SHORTEST_WITH_HINT = 16;
    private static final int ROTATED_AT_ONCE = 200;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.:-]{0,188}[a-z0-9])?");

    private final Database database;
    private final Clock clock;
    private final Sealing sealing;

    public Vault(Database database, Clock clock, MasterKeys keys) {
        this.database = database;
        this.clock = clock;
        this.sealing = new Sealing(keys);
    }

    /**
     * Keeps a token, instead of the one of that name if there is one.
     *
     * @param name what it is for: the host of a forge, with its port if it has one
     * @throws dev.atelier.core.fault.FaultException {@code bad_secret_name}, {@code bad_secret}, {@code too_many_secrets}
     */
    public StoredSecret put(Actor actor, String name, Secret value) {
        actor.require(Right.RUN);
        String key = name.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(key).matches()) {
            throw user("bad_secret_name", "Say which host the token is for, such as github.com.");
        }
        String text = value.reveal();
        if (text.length() > LONGEST || text.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw user(
                    "bad_secret",
                    "That is no token: it has spaces, line breaks or other odd characters, or is too long.");
        }
        StoredSecretEntity fresh = StoredSecretEntity.create();
        fresh.id = UUID.randomUUID();
        fresh.tenantId = actor.tenant().value();
        fresh.memberId = actor.member().value();
        fresh.name = key;
        fresh.hint = text.length() < SHORTEST_WITH_HINT ? "" : text.substring(text.length() - HINT_LENGTH);
        // As exactly as the database keeps it.
        fresh.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        fresh.seal(sealing.seal(value, fresh.boundTo()));
        database.change(entities -> replace(entities, actor, fresh));
        return fresh.toRecord();
    }

    /** The actor's own, by name; without their values. */
    public List<StoredSecret> list(Actor actor) {
        return database.read(entities ->
                own(entities, actor).stream().map(StoredSecretEntity::toRecord).toList());
    }

    /**
     * The actor's own token of that name, for the work that the actor asks for.
     *
     * @throws dev.atelier.core.fault.FaultException {@code secret_unreadable} if none of the platform's keys opens it
     */
    public Optional<Secret> find(Actor actor, String name) {
        actor.require(Right.RUN);
        String key = name.toLowerCase(Locale.ROOT);
        Optional<StoredSecretEntity> stored = database.read(entities -> own(entities, actor).stream()
                .filter(secret -> secret.name.equals(key))
                .findFirst());
        return stored.map(secret -> open(secret).orElseThrow(Vault::unreadable));
    }

    /** Forgets one of the actor's own; {@code not_found} for anybody else's. */
    public void delete(Actor actor, StoredSecretId id) {
        database.change(entities -> {
            StoredSecretEntity stored = own(entities, actor).stream()
                    .filter(secret -> secret.id.equals(id.value()))
                    .findFirst()
                    .orElseThrow(() -> Fault.notFound("token").asException());
            entities.remove(stored);
        });
    }

    /**
     * Seals what older keys have sealed with the newest one. To be called until it answers 0; then the older keys are no
     * longer needed.
     *
     * @return how many were sealed anew
     */
    public int rotate() {
        return database.write(entities -> {
            int done = 0;
            for (StoredSecretEntity stored : entities.createQuery(
                            "select s from StoredSecretEntity s where s.keyId <> :current order by s.id",
                            StoredSecretEntity.class)
                    .setParameter("current", sealing.currentKey())
                    .setMaxResults(ROTATED_AT_ONCE)
                    .getResultList()) {
                Optional<Secret> opened = open(stored);
                if (opened.isPresent()) {
                    stored.seal(sealing.seal(opened.get(), stored.boundTo()));
                    done++;
                }
            }
            return done;
        });
    }

    private Optional<Secret> open(StoredSecretEntity stored) {
        return sealing.open(stored.sealed(), stored.boundTo());
    }

    private static void replace(EntityManager entities, Actor actor, StoredSecretEntity fresh) {
        List<StoredSecretEntity> others = own(entities, actor);
        others.stream().filter(secret -> secret.name.equals(fresh.name)).forEach(entities::remove);
        // The old row has to go before the new one comes: they share a unique key.
        entities.flush();
        if (others.stream().filter(secret -> !secret.name.equals(fresh.name)).count() >= MOST_PER_MEMBER) {
            throw Fault.of(
                            FaultKind.LIMIT,
                            "too_many_secrets",
                            "You have stored 50 tokens already. Delete one that you no longer use.")
                    .asException();
        }
        entities.persist(fresh);
    }

    private static List<StoredSecretEntity> own(EntityManager entities, Actor actor) {
        return entities.createQuery(
                        "select s from StoredSecretEntity s where s.tenantId = :tenant and s.memberId = :member"
                                + " order by s.name",
                        StoredSecretEntity.class)
                .setParameter("tenant", actor.tenant().value())
                .setParameter("member", actor.member().value())
                .getResultList();
    }

    private static RuntimeException unreadable() {
        return Fault.of(
                        FaultKind.PLATFORM,
                        "secret_unreadable",
                        "The stored token cannot be opened with the platform's keys. Store it again; an administrator can"
                                + " look whether a key is missing (ATELIER_SECRETS_PREVIOUS_KEYS).")
                .asException();
    }

    private static RuntimeException user(String code, String message) {
        return Fault.of(FaultKind.USER, code, message).asException();
    }
}
