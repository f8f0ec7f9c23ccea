package dev.atelier.core.run;

import dev.atelier.core.store.Database;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The workers' side of the queue. Not for tenants: whoever calls this acts for the platform, and names the worker.
 *
 * <p>A claim takes the oldest run of the tenant that has the fewest running (so that no tenant starves another), of a
 * project that has none running. Claims do not wait for each other: a row that another worker is looking at is skipped
 * ({@code SKIP LOCKED}), and should two still pick runs of one project, the unique key lets the first one win.
 */
final class RunQueue {
    /**
     * Joining a derived table, not a subquery per row: the number of running runs is counted once. The subquery on
     * {@code queue_position} keeps a project's runs in the order they were asked for.
     */
    private static final String NEXT = """
            SELECT r.id FROM run r
            LEFT JOIN (SELECT tenant_id, COUNT(*) AS busy FROM run WHERE state = 'running' GROUP BY tenant_id) t
                   ON t.tenant_id = r.tenant_id
            WHERE r.state = 'queued'
              AND r.project_id NOT IN (SELECT running_project FROM run WHERE running_project IS NOT NULL)
              AND r.queue_position = (SELECT MIN(q.queue_position) FROM run q
                                      WHERE q.project_id = r.project_id AND q.state = 'queued')
            ORDER BY COALESCE(t.busy, 0), r.queue_position
            LIMIT 1
            FOR UPDATE SKIP LOCKED
            """;

    private static final String EXPIRED = """
            SELECT id FROM run WHERE state = 'running' AND lease_until < ?1
            ORDER BY lease_until LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    private final Database database;
    private final RunLog log;
    private final Clock clock;
    private final Duration lease;

    record Claim(Run run, UUID tenant, int attempt, RunFeed.Topic topic) {}

    RunQueue(Database database, RunLog log, Clock clock, Duration lease) {
        this.database = database;
        this.log = log;
        this.clock = clock;
        this.lease = lease;
    }

    /** Claims a run whose worker has died, else the next one that waits; empty when there is nothing to do. */
    Optional<Claim> claim(String worker) {
        try {
            return database.write(entities -> first(entities, EXPIRED, utc(clock.instant()))
                    .or(() -> first(entities, NEXT))
                    .map(id -> take(entities, id, worker)));
        } catch (PersistenceException e) {
            if (Database.isDuplicateKey(e) || Database.isDeadlock(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Keeps the run for another lease; false when it is no longer this worker's. Tells whether it was cancelled. */
    Heartbeat heartbeat(RunId id, int attempt) {
        return database.write(entities -> {
            RunEntity run = lock(entities, id);
            if (!isHeldBy(run, attempt)) {
                return Heartbeat.LOST;
            }
            run.leaseUntil = clock.instant().plus(lease);
            return run.cancelRequested ? Heartbeat.CANCEL : Heartbeat.GO_ON;
        });
    }

    enum Heartbeat {
        GO_ON,
        CANCEL,
        LOST
    }

    /** Appends for the holder of the claim. */
    LoggedEvent append(RunId id, int attempt, RunEvent event) {
        return database.write(entities -> {
            RunEntity run = lock(entities, id);
            if (!isHeldBy(run, attempt)) {
                throw new LeaseLostException(id);
            }
            return log.append(entities, run, event);
        });
    }

    /** Refuses whoever has the claim no longer; who has it keeps it until the current transaction is over. */
    void requireHeld(RunId id, int attempt) {
        database.change(entities -> {
            if (!isHeldBy(lock(entities, id), attempt)) {
                throw new LeaseLostException(id);
            }
        });
    }

    /** Ends the run with its last event. */
    void end(RunId id, int attempt, Outcome outcome) {
        database.change(entities -> {
            RunEntity run = lock(entities, id);
            if (!isHeldBy(run, attempt)) {
                throw new LeaseLostException(id);
            }
            finish(entities, run, outcome);
        });
    }

    /** Ends a run that the current transaction has locked. */
    void finish(EntityManager entities, RunEntity run, Outcome outcome) {
        Instant now = clock.instant();
        Instant start = run.startedAt == null ? run.queuedAt : run.startedAt;
        run.state(RunState.ENDED);
        run.outcome = outcome.code();
        run.endedAt = now;
        run.runningProject = null;
        run.leaseUntil = null;
        log.append(
                entities,
                run,
                new RunEvent.RunEnded(
                        outcome,
                        Duration.between(start, now).toMillis(),
                        RunSummary.of(log.read(List.of(run.id), RunSummary.EVENTS))));
    }

    /** Lets others take over at once whatever workers of this node's earlier lives still hold. */
    void releaseLeasesOf(String node) {
        database.change(entities -> {
            var unused = entities.createNativeQuery(
                            "UPDATE run SET lease_until = ?1 WHERE state = 'running' AND LEFT(worker, CHAR_LENGTH(?2)) = ?2")
                    .setParameter(1, utc(Instant.EPOCH))
                    .setParameter(2, node + "/")
                    .executeUpdate();
        });
    }

    static RunEntity lock(EntityManager entities, RunId id) {
        return entities.find(RunEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    private Claim take(EntityManager entities, UUID id, String worker) {
        RunEntity run = entities.find(RunEntity.class, id);
        Instant now = clock.instant();
        run.state(RunState.RUNNING);
        run.runningProject = run.projectId.toString();
        run.worker = worker;
        run.attempt++;
        run.leaseUntil = now.plus(lease);
        if (run.startedAt == null) {
            run.startedAt = now;
        }
        log.append(entities, run, new RunEvent.Claimed(worker, run.attempt));
        return new Claim(run.toRecord(), run.tenantId, run.attempt, RunFeed.Topic.of(run));
    }

    private static boolean isHeldBy(RunEntity run, int attempt) {
        return run.state() == RunState.RUNNING && run.attempt == attempt;
    }

    private static Optional<UUID> first(EntityManager entities, String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<?> ids = query.getResultList();
        return ids.stream().findFirst().map(id -> UUID.fromString(id.toString()));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
