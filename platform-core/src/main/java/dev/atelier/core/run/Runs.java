package dev.atelier.core.run;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The face for whoever asks for runs and watches them. Whatever is not the actor's tenant's is {@code not_found}. */
public final class Runs {
    private final Database database;
    private final RunSettings settings;
    private final Clock clock;
    private final RunFeed feed = new RunFeed();
    private final RunLog log;
    private final RunQueue queue;
    private volatile Workers workers;

    @SuppressWarnings("NullAway.Init") // workers are there from startWorkers on; without them runs only wait
    public Runs(Database database, RunSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.log = new RunLog(database, feed, clock);
        this.queue = new RunQueue(database, log, clock, settings.lease());
    }

    /**
     * Puts a run into the queue, in the caller's transaction if there is one.
     *
     * @throws dev.atelier.core.fault.FaultException {@code queue_full} when the tenant has too many waiting, {@code
     *     not_found} when the project is not of the actor's tenant
     */
    public RunId enqueue(Actor actor, ProjectId project, Ask ask) {
        actor.require(Right.RUN);
        return database.write(entities -> {
            requireRoom(entities, actor);
            RunEntity run = new RunEntity();
            run.id = RunId.random().value();
            run.tenantId = actor.tenant().value();
            run.projectId = project.value();
            run.requestedBy = actor.member().value();
            run.ask = EventCodec.write(ask);
            run.state(RunState.QUEUED);
            run.queuedAt = clock.instant();
            entities.persist(run);
            insert(entities);
            log.append(entities, run, new RunEvent.Asked(ask, actor.name()));
            database.afterCommit(this::wakeWorkers);
            return new RunId(run.id);
        });
    }

    public Run get(Actor actor, RunId id) {
        return database.read(entities -> find(entities, actor, id).toRecord());
    }

    /** The project's runs, newest first. */
    public List<Run> list(Actor actor, ProjectId project, int limit) {
        return database.read(entities -> entities.createQuery(
                        "select r from RunEntity r where r.tenantId = :tenant and r.projectId = :project"
                                + " order by r.queuePosition desc",
                        RunEntity.class)
                .setParameter("tenant", actor.tenant().value())
                .setParameter("project", project.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(RunEntity::toRecord)
                .toList());
    }

    /** Whether a run of the project waits or works. */
    public boolean isBusy(Actor actor, ProjectId project) {
        return database.read(entities -> entities.createQuery(
                                "select count(r) from RunEntity r where r.tenantId = :tenant"
                                        + " and r.projectId = :project and r.state <> 'ended'",
                                Long.class)
                        .setParameter("tenant", actor.tenant().value())
                        .setParameter("project", project.value())
                        .getSingleResult()
                > 0);
    }

    /** The run's events with a number above {@code after}, oldest first, at most {@code limit}. */
    public List<LoggedEvent> events(Actor actor, RunId id, long after, int limit) {
        return database.read(entities -> {
            find(entities, actor, id);
            return log.read(id, after, limit);
        });
    }

    /** Events of some types from the project's newest runs, oldest first. */
    public List<LoggedEvent> history(
            Actor actor, ProjectId project, Set<Class<? extends RunEvent>> types, int newestRuns) {
        List<UUID> ids = list(actor, project, newestRuns).reversed().stream()
                .map(run -> run.id().value())
                .toList();
        return ids.isEmpty() ? List.of() : log.read(ids, types);
    }

    /**
     * Asks a run to stop. One that waits ends at once; one that works ends as soon as its agent lets go. Asking twice, or
     * for a run that has ended, changes nothing.
     */
    public void cancel(Actor actor, RunId id) {
        actor.require(Right.RUN);
        database.change(entities -> {
            find(entities, actor, id);
            RunEntity run = RunQueue.lock(entities, id);
            entities.refresh(run, LockModeType.PESSIMISTIC_WRITE);
            switch (run.state()) {
                case QUEUED -> queue.finish(entities, run, new Outcome.Cancelled());
                case RUNNING -> {
                    run.cancelRequested = true;
                    database.afterCommit(() -> interruptLocally(id));
                }
                case ENDED -> {}
            }
        });
    }

    /** Cancels everything that waits or works in a project, because the project goes away. */
    public void cancelAll(Actor actor, ProjectId project) {
        list(actor, project, Integer.MAX_VALUE).stream()
                .filter(run -> run.state() != RunState.ENDED)
                .forEach(run -> cancel(actor, run.id()));
    }

    /** Follows one run from after the event with that number; the caller closes the subscription. */
    public Subscription follow(Actor actor, RunId id, long after, RunListener listener) {
        get(actor, id);
        Supplier<Map<RunId, Long>> newest = () -> newest(actor, "r.id", id.value());
        return new Subscription(feed, log, topic -> topic.run().equals(id), newest, Map.of(id, after), listener)
                .start();
    }

    /**
     * Follows all runs of a project, also those to come.
     *
     * @param seen by run, the number of the last event that the caller has
     */
    public Subscription follow(Actor actor, ProjectId project, Map<RunId, Long> seen, RunListener listener) {
        Supplier<Map<RunId, Long>> newest = () -> newest(actor, "r.projectId", project.value());
        return new Subscription(
                        feed,
                        log,
                        topic -> topic.project().equals(project)
                                && topic.tenant().equals(actor.tenant()),
                        newest,
                        seen,
                        listener)
                .start();
    }

    /** Starts working on runs in this process; call once. */
    public Workers startWorkers(String node, RunHandler handler, ActorSource actors) {
        workers = new Workers(queue, feed, settings, node, handler, actors);
        workers.start();
        return workers;
    }

    private Map<RunId, Long> newest(Actor actor, String column, UUID id) {
        return database.read(entities -> entities.createQuery(
                        "select r.id, r.lastSequence from RunEntity r where r.tenantId = :tenant and " + column
                                + " = :id",
                        Object[].class)
                .setParameter("tenant", actor.tenant().value())
                .setParameter("id", id)
                .getResultStream()
                .collect(Collectors.toMap(row -> new RunId((UUID) row[0]), row -> (Long) row[1])));
    }

    /** Sends the run to the database, for events refer to it; there a key lets no run point at another tenant's project. */
    private static void insert(EntityManager entities) {
        try {
            entities.flush();
        } catch (PersistenceException e) {
            throw Database.isMissingReference(e) ? Fault.notFound("project").causedBy(e) : e;
        }
    }

    private void requireRoom(EntityManager entities, Actor actor) {
        long waiting = entities.createQuery(
                        "select count(r) from RunEntity r where r.tenantId = :tenant and r.state = 'queued'",
                        Long.class)
                .setParameter("tenant", actor.tenant().value())
                .getSingleResult();
        if (waiting >= settings.queueLimit()) {
            throw Fault.retriable(
                            FaultKind.LIMIT,
                            "queue_full",
                            "Your workspace has " + waiting
                                    + " requests waiting already. Let some of them finish first.")
                    .asException();
        }
    }

    private static RunEntity find(EntityManager entities, Actor actor, RunId id) {
        RunEntity run = entities.find(RunEntity.class, id.value());
        if (run == null || !run.tenantId.equals(actor.tenant().value())) {
            throw Fault.notFound("run").asException();
        }
        return run;
    }

    private void wakeWorkers() {
        if (workers != null) {
            workers.wake();
        }
    }

    private void interruptLocally(RunId id) {
        if (workers != null) {
            workers.cancel(id);
        }
    }
}
