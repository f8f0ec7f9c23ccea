package dev.atelier.system.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Knows when a run's events were committed, as closely as one can from outside: it asks the database again and again which
 * is the newest. An event counts from the beginning of the last look that did not see it, which is before its commit, but
 * by little more than the pause between two looks.
 */
final class CommitClock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(1);

    private final Connection database;
    private final String run;
    private final Thread thread;
    /** By the number of the oldest event that a look did not see: when that look began. */
    private final TreeMap<Long, Long> unseen = new TreeMap<>();

    private volatile boolean over;

    private CommitClock(Connection database, String run) {
        this.database = database;
        this.run = run;
        this.thread = Thread.ofPlatform().name("commit-clock").unstarted(this::look);
    }

    /** @param database which closes with the clock */
    static CommitClock of(Connection database, String run) throws SQLException {
        // each look must see what was committed before it
        database.setAutoCommit(true);
        CommitClock clock = new CommitClock(database, run);
        clock.thread.start();
        return clock;
    }

    /** The last moment, by {@link System#nanoTime}, at which the event was not there yet; none if it came before the clock. */
    synchronized OptionalLong before(long event) {
        Map.Entry<Long, Long> look = unseen.floorEntry(event);
        return look == null ? OptionalLong.empty() : OptionalLong.of(look.getValue());
    }

    private void look() {
        try (PreparedStatement query = database.prepareStatement("SELECT last_sequence FROM run WHERE id = ?")) {
            query.setString(1, run);
            while (!over) {
                long begin = System.nanoTime();
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        note(row.getLong(1), begin);
                    }
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not say what was committed", e);
        }
    }

    private synchronized void note(long newest, long begin) {
        unseen.put(newest + 1, begin);
    }

    @Override
    public void close() throws SQLException {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
