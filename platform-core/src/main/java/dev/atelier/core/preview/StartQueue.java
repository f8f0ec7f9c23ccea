package dev.atelier.core.preview;

import dev.atelier.core.tenant.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * Lets so many previews start at a time and no more, so that many do not starve each other. Fair between tenants: next is
 * who has the fewest starts under way, of these the one whose last turn is longest ago, of its own the first that came.
 *
 * <p>{@code lock} guards everything; whoever waits finds out its own position.
 */
final class StartQueue {
    private final int atOnce;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Ticket> waiting = new ArrayList<>();
    private final Map<TenantId, Integer> running = new HashMap<>();
    private final Map<TenantId, Long> lastTurn = new HashMap<>();
    private long turns;
    private int busy;

    /** One who waits; not a record, because two of one tenant are not the same. */
    private static final class Ticket {
        private final TenantId tenant;

        Ticket(TenantId tenant) {
            this.tenant = tenant;
        }
    }

    /** A place in which a start may happen; to be given back. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    StartQueue(int atOnce) {
        this.atOnce = atOnce;
    }

    /**
     * Waits for a place.
     *
     * @param ahead told how many come before this one, whenever that changes; not at all if there is a place at once
     */
    Place enter(TenantId tenant, IntConsumer ahead) throws InterruptedException {
        Ticket ticket = new Ticket(tenant);
        int told = -1;
        lock.lockInterruptibly();
        try {
            waiting.add(ticket);
            changed.signalAll();
            while (true) {
                int position = order().indexOf(ticket);
                if (busy < atOnce && position == 0) {
                    return take(ticket);
                }
                int before = position + Math.max(0, busy - atOnce + 1);
                if (before != told) {
                    told = before;
                    tell(ahead, before);
                } else {
                    changed.await();
                }
            }
        } finally {
            // Nothing to do after take(); after an interruption nobody may wait for this one.
            waiting.remove(ticket);
            changed.signalAll();
            lock.unlock();
        }
    }

    /** Whether nothing starts and nobody waits to. */
    boolean isQuiet() {
        lock.lock();
        try {
            return busy == 0 && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Outside the lock: whoever is told publishes it, which takes a moment. */
    private void tell(IntConsumer ahead, int before) throws InterruptedException {
        lock.unlock();
        try {
            ahead.accept(before);
        } finally {
            lock.lock();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting for a start");
        }
    }

    private Place take(Ticket ticket) {
        waiting.remove(ticket);
        busy++;
        running.merge(ticket.tenant, 1, Integer::sum);
        lastTurn.put(ticket.tenant, ++turns);
        return new Taken(ticket.tenant);
    }

    /** Those who wait, the next one first: turn by turn as if each start took the same time. */
    private List<Ticket> order() {
        List<Ticket> left = new ArrayList<>(waiting);
        List<Ticket> ordered = new ArrayList<>();
        Map<TenantId, Integer> under = new HashMap<>(running);
        Map<TenantId, Long> turn = new HashMap<>(lastTurn);
        long next = turns;
        while (!left.isEmpty()) {
            Ticket first = left.stream()
                    .min(Comparator.<Ticket>comparingInt(ticket -> under.getOrDefault(ticket.tenant, 0))
                            .thenComparingLong(ticket -> turn.getOrDefault(ticket.tenant, 0L)))
                    .orElseThrow();
            left.remove(first);
            ordered.add(first);
            under.merge(first.tenant, 1, Integer::sum);
            turn.put(first.tenant, ++next);
        }
        return ordered;
    }

    private final class Taken implements Place {
        private final TenantId tenant;
        private boolean given;

        Taken(TenantId tenant) {
            this.tenant = tenant;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (!given) {
                    given = true;
                    busy--;
                    running.computeIfPresent(tenant, (id, count) -> count == 1 ? null : count - 1);
                    // Remembered only while it matters, or every tenant that ever was would be.
                    lastTurn.keySet()
                            .removeIf(id -> !running.containsKey(id)
                                    && waiting.stream().noneMatch(ticket -> ticket.tenant.equals(id)));
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
