package dev.atelier.core.task;

import dev.atelier.core.run.Run;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tasks in the database. Methods with an actor see that actor's tenant only; the others act for the platform. */
final class TaskStore {
    /** How long an idempotency key counts. */
    private static final Duration KEY_LIFE = Duration.ofDays(1);

    private static final int ONE_SWEEP = 200;

    private static final String ROWS = "select t, r.state, r.outcome, r.startedAt, r.endedAt, p.ephemeral, p.version"
            + " from TaskEntity t, RunEntity r, ProjectEntity p"
            + " where r.id = t.runId and p.id = t.projectId and p.deletedAt is null and t.tenantId = :tenant";

    private final Database database;
    private final Clock clock;

    TaskStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Adds it; its run and its project exist, in the same transaction. */
    void add(Actor actor, TaskEntity task) {
        database.change(entities -> {
            task.tenantId = actor.tenant().value();
            task.memberId = actor.member().value();
            task.byName = actor.name();
            task.createdAt = clock.instant();
            task.updatedAt = task.createdAt;
            entities.persist(task);
            entities.flush();
        });
    }

    TaskRow row(Actor actor, TaskId id) {
        return database.read(entities -> query(entities, actor, ROWS + " and t.id = :id")
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst()
                .map(TaskRow::of)
                .orElseThrow(TaskFaults::notFound));
    }

    TaskEntity find(Actor actor, TaskId id) {
        return row(actor, id).task();
    }

    /** The task whose project, or whose run, this is. */
    TaskEntity of(Actor actor, Run run) {
        return database.read(entities -> query(entities, actor, ROWS + " and t.projectId = :project")
                .setParameter("project", run.project().value())
                .getResultStream()
                .findFirst()
                .map(columns -> TaskRow.of(columns).task())
                .orElseThrow(TaskFaults::notFound));
    }

    /** The member's task of the last day that was submitted with this key. */
    Optional<TaskRow> byKey(Actor actor, String key) {
        return database.read(entities -> query(
                        entities,
                        actor,
                        ROWS + " and t.memberId = :member and t.idempotencyKey = :key" + " and t.createdAt > :since")
                .setParameter("member", actor.member().value())
                .setParameter("key", key)
                .setParameter("since", clock.instant().minus(KEY_LIFE))
                .getResultStream()
                .findFirst()
                .map(TaskRow::of));
    }

    /** Newest first. */
    List<Task> list(Actor actor, TaskFilter filter) {
        StringBuilder jpql = new StringBuilder(ROWS);
        List<Consumer<TypedQuery<Object[]>>> parameters = new ArrayList<>();
        if (!filter.statuses().isEmpty()) {
            jpql.append(filter.statuses().stream()
                    .map(TaskStore::condition)
                    .collect(Collectors.joining(" or ", " and (", ")")));
        }
        filter.text().map(String::strip).filter(text -> !text.isEmpty()).ifPresent(text -> {
            jpql.append(
                    " and (lower(t.description) like :text escape '!' or lower(t.sourceName) like :text escape '!')");
            String pattern = "%" + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
            parameters.add(query -> query.setParameter("text", pattern));
        });
        if (filter.mine()) {
            jpql.append(" and t.memberId = :member");
            parameters.add(query -> query.setParameter("member", actor.member().value()));
        }
        filter.before().ifPresent(before -> {
            // One that does not exist, or is another tenant's, has nothing before it.
            jpql.append(" and r.queuePosition < (select b.queuePosition from RunEntity b, TaskEntity bt"
                    + " where b.id = bt.runId and bt.id = :before and bt.tenantId = :tenant)");
            parameters.add(query -> query.setParameter("before", before.value()));
        });
        jpql.append(" order by r.queuePosition desc");
        return database.read(entities -> {
            TypedQuery<Object[]> query = query(entities, actor, jpql.toString());
            parameters.forEach(parameter -> parameter.accept(query));
            return query.setMaxResults(filter.limit())
                    .getResultStream()
                    .map(columns -> TaskRow.of(columns).toRecord())
                    .toList();
        });
    }

    /** Changes a task; what the change answers. */
    void change(Actor actor, TaskId id, Consumer<TaskEntity> change) {
        database.change(entities -> {
            TaskEntity task = entities.find(TaskEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
            if (task == null || !task.tenantId.equals(actor.tenant().value())) {
                throw TaskFaults.notFound();
            }
            change.accept(task);
            task.updatedAt = clock.instant();
        });
    }

    /** Removes the task of a project that is deleted; acts for the platform. */
    void erase(ProjectId project) {
        database.change(entities -> {
            var unused = entities.createQuery("delete from TaskEntity t where t.projectId = :project")
                    .setParameter("project", project.value())
                    .executeUpdate();
        });
    }

    /**
     * Forgets tokens of tasks of which nothing waits or works any more, however that ended, and idempotency keys that no
     * longer count; acts for the platform.
     */
    void tidy() {
        database.change(entities -> {
            var unusedTokens = entities.createNativeQuery(
                            "UPDATE task SET token_key_id = NULL, token_nonce = NULL, token_sealed = NULL"
                                    + " WHERE token_key_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM run"
                                    + " WHERE run.project_id = task.project_id AND run.state <> 'ended')")
                    .executeUpdate();
            var unusedKeys = entities.createNativeQuery("UPDATE task SET idempotency_key = NULL"
                            + " WHERE idempotency_key IS NOT NULL AND created_at < ?1")
                    .setParameter(1, LocalDateTime.ofInstant(clock.instant().minus(KEY_LIFE), ZoneOffset.UTC))
                    .executeUpdate();
        });
    }

    /** Ephemeral projects in which nothing was done since then; acts for the platform. */
    List<ProjectId> abandoned(Instant since) {
        return database.read(entities -> entities.createQuery(
                        "select p.id from ProjectEntity p where p.ephemeral = true and p.deletedAt is null"
                                + " and p.createdAt < :since and not exists (select r.id from RunEntity r"
                                + " where r.projectId = p.id and (r.state <> 'ended' or r.endedAt >= :since))",
                        UUID.class)
                .setParameter("since", since)
                .setMaxResults(ONE_SWEEP)
                .getResultStream()
                .map(ProjectId::new)
                .toList());
    }

    private static String condition(TaskStatus status) {
        return switch (status) {
            case QUEUED -> "r.state = 'queued'";
            case PREPARING -> "(r.state = 'running' and t.phase in ('waiting', 'preparing'))";
            case RUNNING -> "(r.state = 'running' and t.phase in ('working', 'worked'))";
            case COMPLETED -> "r.outcome = 'completed'";
            case FAILED -> "r.outcome in ('failed', 'limit_reached')";
            case CANCELLED -> "r.outcome = 'cancelled'";
            case TIMED_OUT -> "r.outcome = 'timed_out'";
        };
    }

    private static TypedQuery<Object[]> query(EntityManager entities, Actor actor, String jpql) {
        return entities.createQuery(jpql, Object[].class)
                .setParameter("tenant", actor.tenant().value());
    }
}
