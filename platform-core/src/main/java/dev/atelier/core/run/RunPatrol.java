package dev.atelier.core.run;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.TenantId;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sees what other processes have written to the log: looks once a second, for all subscriptions of this process together,
 * as long as there are any. So what a silent stream costs does not grow with how many there are (F6).
 */
final class RunPatrol {
    private static final Logger LOG = System.getLogger(RunPatrol.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final String COLUMNS =
            "select r.id, r.projectId, r.tenantId, r.lastSequence from RunEntity r where ";

    private final Database database;
    private final RunFeed feed;
    private final AtomicBoolean walking = new AtomicBoolean();
    /** The newest event of each run that had not ended at the last look; used by the one who walks. */
    private Map<UUID, Long> known = Map.of();

    RunPatrol(Database database, RunFeed feed) {
        this.database = database;
        this.feed = feed;
    }

    /** Makes sure that somebody looks; to be called when a subscription has come. */
    void begin() {
        if (walking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("run-patrol").start(this::walk);
        }
    }

    private void walk() {
        boolean alone = false;
        try {
            while (feed.hasReaders()) {
                Thread.sleep(EVERY);
                look();
            }
            alone = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The database is closed, or worse: readers go on by themselves, only less promptly.
            LOG.log(Level.INFO, "nobody looks for what other processes write until the next reader comes", e);
        } finally {
            walking.set(false);
        }
        // Somebody may have come in the last moment.
        if (alone && feed.hasReaders()) {
            begin();
        }
    }

    private void look() {
        try {
            known = database.read(this::tellNews);
        } catch (FaultException e) {
            // The database is away: what was missed is told at the next look (S3).
            LOG.log(Level.DEBUG, "no look at what other processes have written", e);
        }
    }

    private Map<UUID, Long> tellNews(EntityManager entities) {
        Map<UUID, Long> now = new HashMap<>();
        for (Object[] run : entities.createQuery(COLUMNS + "r.state in ('queued', 'running')", Object[].class)
                .getResultList()) {
            now.put((UUID) run[0], (Long) run[3]);
            tellIfNew(run);
        }
        Set<UUID> gone = new HashSet<>(known.keySet());
        gone.removeAll(now.keySet());
        if (!gone.isEmpty()) {
            entities.createQuery(COLUMNS + "r.id in :ids", Object[].class)
                    .setParameter("ids", List.copyOf(gone))
                    .getResultList()
                    .forEach(this::tellIfNew);
        }
        return now;
    }

    private void tellIfNew(Object[] run) {
        UUID id = (UUID) run[0];
        long newest = (Long) run[3];
        if (known.getOrDefault(id, 0L) < newest) {
            RunFeed.Topic topic =
                    new RunFeed.Topic(new RunId(id), new ProjectId((UUID) run[1]), new TenantId((UUID) run[2]));
            feed.publish(topic, newest);
        }
    }
}
