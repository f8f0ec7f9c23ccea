package dev.atelier.core.run;

import dev.atelier.core.store.Database;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The append-only log. Numbers events within their run and tells the {@link RunFeed} once they are committed. */
final class RunLog {
    private final Database database;
    private final RunFeed feed;
    private final Clock clock;

    RunLog(Database database, RunFeed feed, Clock clock) {
        this.database = database;
        this.feed = feed;
        this.clock = clock;
    }

    /** Appends to a run whose row the current transaction holds locked, which is what makes the numbers gapless. */
    LoggedEvent append(EntityManager entities, RunEntity locked, RunEvent event) {
        locked.lastSequence++;
        LoggedEvent logged = new LoggedEvent(new RunId(locked.id), locked.lastSequence, clock.instant(), event);
        entities.persist(new EventEntity(logged));
        RunFeed.Topic topic = RunFeed.Topic.of(locked);
        database.afterCommit(() -> feed.publish(topic, logged));
        return logged;
    }

    /** The events of a run with a number above {@code after}, oldest first, at most {@code limit}. */
    List<LoggedEvent> read(RunId run, long after, int limit) {
        return database.read(entities -> entities.createQuery(
                        "select e from EventEntity e where e.key.runId = :run and e.key.sequence > :after"
                                + " order by e.key.sequence",
                        EventEntity.class)
                .setParameter("run", run.value())
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultStream()
                .map(EventEntity::toRecord)
                .toList());
    }

    /**
     * The events of several runs, each run's oldest first.
     *
     * @param types which; empty for all
     */
    List<LoggedEvent> read(List<UUID> runs, Set<Class<? extends RunEvent>> types) {
        String some = types.isEmpty() ? "" : " and e.type in :types";
        return database.read(entities -> {
            var query = entities.createQuery(
                            "select e from EventEntity e where e.key.runId in :runs" + some
                                    + " order by e.key.runId, e.key.sequence",
                            EventEntity.class)
                    .setParameter("runs", runs);
            if (!types.isEmpty()) {
                query.setParameter(
                        "types", types.stream().map(EventCodec::nameOf).toList());
            }
            return query.getResultStream().map(EventEntity::toRecord).toList();
        });
    }
}
