package dev.atelier.core.runtime;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was changed, in the database. Nothing is ever changed or deleted there. */
final class ChangeLog {
    private static final String NEWEST = "select c from SettingChangeEntity c where c.id in"
            + " (select max(n.id) from SettingChangeEntity n group by n.setting)";

    private final Database database;
    private final Clock clock;

    ChangeLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How many changes there were. Their numbers would not do: a lower one may be committed after a higher one. */
    long count() {
        return database.read(entities -> entities.createQuery("select count(c) from SettingChangeEntity c", Long.class)
                .getSingleResult());
    }

    /** What is set at run time, by setting. */
    Map<String, SettingChange> inForce() {
        return database.read(entities -> entities.createQuery(NEWEST, SettingChangeEntity.class)
                .getResultStream()
                .filter(change -> change.newValue != null)
                .map(SettingChangeEntity::toRecord)
                .collect(Collectors.toMap(SettingChange::setting, Function.identity())));
    }

    List<SettingChange> list(int limit) {
        return database.read(entities -> entities.createQuery(
                        "select c from SettingChangeEntity c order by c.id desc", SettingChangeEntity.class)
                .setMaxResults(limit)
                .getResultStream()
                .map(SettingChangeEntity::toRecord)
                .toList());
    }

    /** Writes changes down, all or none; one that changes nothing is none. */
    void append(Actor actor, Map<String, Optional<String>> values) {
        try {
            database.change(entities -> values.forEach((setting, value) -> append(entities, actor, setting, value)));
        } catch (PersistenceException e) {
            throw Database.isDuplicateKey(e) ? changedMeanwhile().causedBy(e) : e;
        }
    }

    private void append(EntityManager entities, Actor actor, String setting, Optional<String> value) {
        Optional<SettingChangeEntity> before = newestOf(entities, setting);
        @Nullable String old = before.map(change -> change.newValue).orElse(null);
        if (!value.equals(Optional.ofNullable(old))) {
            SettingChangeEntity change = new SettingChangeEntity();
            change.setting = setting;
            change.follows = before.map(last -> last.id).orElse(0L);
            change.oldValue = old;
            change.newValue = value.orElse(null);
            change.memberId = actor.member().value();
            change.memberName = actor.name();
            change.changedAt = clock.instant();
            entities.persist(change);
        }
    }

    private static Optional<SettingChangeEntity> newestOf(EntityManager entities, String setting) {
        return entities.createQuery(
                        "select c from SettingChangeEntity c where c.setting = :setting order by c.id desc",
                        SettingChangeEntity.class)
                .setParameter("setting", setting)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private static Fault changedMeanwhile() {
        return Fault.retriable(
                FaultKind.CONFLICT,
                "setting_changed",
                "Somebody else has just changed this setting. Look at it again before you change it.");
    }
}
