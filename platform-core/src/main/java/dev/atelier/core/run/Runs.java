package dev.atelier.core.run;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.core.tenant.TenantId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The face for whoever asks for runs and watches them. Whatever is not the actor's tenant's is {@code not_found}. */
public final class Runs {
    private final Database database;
    private final Supplier<RunSettings> settings;
    private final Clock clock;
    private final RunFeed feed = new RunFeed();
    private final RunPatrol patrol;
    private final RunLog log;
    private final RunQueue queue;
    private final WaitingRuns waiting;
    private volatile Workers workers;

    public Runs(Database database, RunSettings settings, Clock clock) {
        this(database, () -> settings, clock);
    }

    /** @param settings as they are whenever they are asked for */
    @SuppressWarnings("NullAway.Init") // workers are there from startWorkers on; without them runs only wait
    public Runs(Database database, Supplier<RunSettings> settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.patrol = new RunPatrol(database, feed);
        this.log = new RunLog(database, feed, clock);
        this.queue = new RunQueue(database, log, clock, settings.get().lease());
        this.waiting = new WaitingRuns(database, new WaitingLine(log, queue), this);
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
            RunEntity run = fresh(actor, project, ask);
            run.state(RunState.QUEUED);
            entities.persist(run);
            insert(entities);
            log.append(entities, run, new RunEvent.Asked(ask, actor.name()));
            database.afterCommit(this::wakeWorkers);
            return new RunId(run.id);
        });
    }

    /**
     * Begins a run that the caller carries out and ends, at once: a moment's work, such as keeping a file that somebody is
     * waiting to see saved. In the caller's transaction if there is one, which has seen that the project is not busy. Should
     * the process die meanwhile, a worker takes the run over like any other.
     *
     * @throws dev.atelier.core.fault.FaultException {@code not_found} when the project is not of the actor's tenant
     */
    public OwnRun begin(Actor actor, ProjectId project, Ask ask) {
        actor.require(Right.RUN);
        return database.write(entities -> {
            RunEntity run = fresh(actor, project, ask);
            run.state(RunState.RUNNING);
            run.runningProject = project.toString();
            run.worker = workers == null ? "web" : workers.nameFor("web");
            run.attempt = 1;
            run.startedAt = run.queuedAt;
            run.leaseUntil = run.queuedAt.plus(OwnRun.LONGEST);
            entities.persist(run);
            insert(entities);
            log.append(entities, run, new RunEvent.Asked(ask, actor.name()));
            log.append(entities, run, new RunEvent.Claimed(run.worker, run.attempt));
            return new OwnRun(queue, new RunId(run.id), run.attempt);
        });
    }

    public Run get(Actor actor, RunId id) {
        return database.read(entities -> find(entities, actor, id).toRecord());
    }

    /** What came of a run; empty while it has not ended. */
    public Optional<RunSummary> summary(Actor actor, RunId id) {
        return database.read(entities -> {
            find(entities, actor, id);
            return log.read(List.of(id.value()), Set.of(RunEvent.RunEnded.class)).stream()
                    .map(LoggedEvent::event)
                    .map(RunEvent.RunEnded.class::cast)
                    .map(RunEvent.RunEnded::summary)
                    .findFirst();
        });
    }

    /** The project's runs, newest first. */
    public List<Run> list(Actor actor, ProjectId project, int limit) {
        return list(actor, project, 0, limit);
    }

    /** The same without those before a {@linkplain Run#position position}. */
    public List<Run> list(Actor actor, ProjectId project, long from, int limit) {
        return database.read(entities -> entities.createQuery(
                        "select r from RunEntity r where r.tenantId = :tenant and r.projectId = :project"
                                + " and r.queuePosition >= :from order by r.queuePosition desc",
                        RunEntity.class)
                .setParameter("tenant", actor.tenant().value())
                .setParameter("project", project.value())
                .setParameter("from", from)
                .setMaxResults(limit)
                .getResultStream()
                .map(RunEntity::toRecord)
                .toList());
    }

    /** What may be done to runs while they wait. */
    public WaitingRuns waiting() {
        return waiting;
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

    /**
     * The project's newest runs with their events, oldest first, by two queries however many they are.
     *
     * @param from leaves runs before this {@linkplain Run#position position} out
     * @param types which events; empty for all
     */
    public List<ToldRun> told(
            Actor actor, ProjectId project, long from, int newestRuns, Set<Class<? extends RunEvent>> types) {
        List<Run> newest = list(actor, project, from, newestRuns);
        if (newest.isEmpty()) {
            return List.of();
        }
        Map<RunId, List<LoggedEvent>> events =
                log.read(newest.stream().map(run -> run.id().value()).toList(), types).stream()
                        .collect(Collectors.groupingBy(LoggedEvent::run));
        return newest.reversed().stream()
                .map(run -> new ToldRun(run, events.getOrDefault(run.id(), List.of())))
                .toList();
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
        database.change(entities -> {
            for (RunState state : List.of(RunState.QUEUED, RunState.RUNNING)) {
                inState(entities, actor, project, state)
                        .map(run -> new RunId(run.id))
                        .toList()
                        .forEach(run -> cancel(actor, run));
            }
        });
    }

    /** Follows one run from after the event with that number; the caller closes the subscription. */
    public Subscription follow(Actor actor, RunId id, long after, RunListener listener) {
        get(actor, id);
        Supplier<Map<RunId, Long>> newest = () -> newest(actor, "r.id", id.value());
        return begin(new Subscription(feed, log, topic -> topic.run().equals(id), newest, Map.of(id, after), listener));
    }

    /**
     * Follows all runs of a project, also those to come.
     *
     * @param seen by run, the number of the last event that the caller has
     */
    public Subscription follow(Actor actor, ProjectId project, Map<RunId, Long> seen, RunListener listener) {
        return follow(actor, project, 0, seen, listener);
    }

    /** The same without runs before a {@linkplain Run#position position}, which costs the less the newer that is. */
    public Subscription follow(Actor actor, ProjectId project, long from, Map<RunId, Long> seen, RunListener listener) {
        Supplier<Map<RunId, Long>> newest =
                () -> newest(actor, "r.queuePosition >= " + from + " and r.projectId", project.value());
        return begin(new Subscription(
                feed,
                log,
                topic -> topic.project().equals(project) && topic.tenant().equals(actor.tenant()),
                newest,
                seen,
                listener));
    }

    /**
     * Tells that something has happened in any run of the actor's tenant, at most twice a second, until it is closed; for
     * lists, which ask what it was.
     *
     * @param listener called on a thread of the watch's own
     */
    public AutoCloseable watch(Actor actor, Runnable listener) {
        TenantWatch watch = new TenantWatch(feed, actor.tenant(), listener);
        watch.start();
        patrol.begin();
        return watch;
    }

    private Subscription begin(Subscription subscription) {
        subscription.start();
        patrol.begin();
        return subscription;
    }

    /** Tells an observer what this process writes, until it is closed; acts for the platform. */
    public AutoCloseable observe(RunObserver observer) {
        RunFeed.Subscriber subscriber = new Observed(observer);
        feed.add(subscriber);
        return () -> feed.remove(subscriber);
    }

    /** All that was told of a run, for who observes runs; acts for the platform. */
    public List<LoggedEvent> observed(RunId id, int most) {
        return log.read(id, 0, most);
    }

    /** How long the queue is; acts for the platform. */
    public QueueFigures figures() {
        return database.read(
                entities -> new QueueFigures(count(entities, RunState.QUEUED), count(entities, RunState.RUNNING)));
    }

    private static long count(EntityManager entities, RunState state) {
        return entities.createQuery("select count(r) from RunEntity r where r.state = :state", Long.class)
                .setParameter("state", state.name().toLowerCase(Locale.ROOT))
                .getSingleResult();
    }

    /** Starts working on runs in this process; call once. */
    public Workers startWorkers(String node, RunHandler handler, ActorSource actors) {
        return startWorkers(node, handler, actors, tenant -> Optional.empty());
    }

    /**
     * The same where tenants may have less time than others.
     *
     * @param times the most that runs of a tenant have, if less; asked when one is begun
     */
    public Workers startWorkers(
            String node, RunHandler handler, ActorSource actors, Function<TenantId, Optional<Duration>> times) {
        workers = new Workers(queue, feed, settings, node, handler, actors, times);
        workers.start();
        return workers;
    }

    /**
     * Removes every trace of a project's runs: what was asked, every event. For a project that is deleted and works no
     * more; acts for the platform.
     */
    public void erase(ProjectId project) {
        List<?> ids = database.read(entities -> entities.createQuery(
                        "select r.id from RunEntity r where r.projectId = :project", UUID.class)
                .setParameter("project", project.value())
                .getResultList());
        // One run at a time: a long log must not hold up everybody else's.
        for (Object id : ids) {
            database.change(entities -> {
                delete(entities, "DELETE FROM run_event WHERE run_id = ?1", id);
                delete(entities, "DELETE FROM run WHERE id = ?1", id);
            });
        }
    }

    private static void delete(EntityManager entities, String sql, Object id) {
        var unused =
                entities.createNativeQuery(sql).setParameter(1, id.toString()).executeUpdate();
    }

    /** In the order in which they were or will be worked on. */
    static Stream<RunEntity> inState(EntityManager entities, Actor actor, ProjectId project, RunState state) {
        return entities.createQuery(
                        "select r from RunEntity r where r.tenantId = :tenant and r.projectId = :project"
                                + " and r.state = :state order by r.queuePosition",
                        RunEntity.class)
                .setParameter("tenant", actor.tenant().value())
                .setParameter("project", project.value())
                .setParameter("state", state.name().toLowerCase(Locale.ROOT))
                .getResultStream();
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

    private RunEntity fresh(Actor actor, ProjectId project, Ask ask) {
        RunEntity run = new RunEntity();
        run.id = RunId.random().value();
        run.tenantId = actor.tenant().value();
        run.projectId = project.value();
        run.requestedBy = actor.member().value();
        run.ask = EventCodec.write(ask);
        run.queuedAt = clock.instant();
        return run;
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
        if (waiting >= settings.get().queueLimit()) {
            throw Fault.retriable(
                            FaultKind.LIMIT,
                            "queue_full",
                            "Your workspace has " + waiting
                                    + " requests waiting already. Let some of them finish first.")
                    .asException();
        }
    }

    static RunEntity find(EntityManager entities, Actor actor, RunId id) {
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
