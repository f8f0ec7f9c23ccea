package dev.atelier.core.browser.chromium;

import dev.atelier.core.browser.BrowserException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The few places for open pages. A page keeps its place between looks until it has idled or somebody else needs it; a
 * place is used by one thread at a time. The lock guards who sits where and is never held while a page is waited for.
 */
final class Seats {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final List<Seat> all = new ArrayList<>();

    /** One place; its page is touched by whoever has taken the place, and by {@link Seats} while nobody has. */
    static final class Seat {
        private final int number;
        private String name = "";
        private @Nullable OpenPage page;
        private @Nullable Looking last;
        private boolean taken;
        private boolean unwanted;
        private long lastUsed = System.nanoTime();

        private Seat(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        @Nullable
        OpenPage page() {
            return page;
        }

        void occupy(OpenPage opened) {
            page = opened;
        }

        /** The last look at the page that is open. */
        @Nullable
        Looking last() {
            return last;
        }

        void looked(Looking looking) {
            last = looking;
        }

        void vacate() {
            last = null;
            if (page != null) {
                page.close();
                page = null;
            }
        }
    }

    Seats(int count) {
        for (int number = 0; number < count; number++) {
            all.add(new Seat(number));
        }
    }

    /** The place of that page, or one that is free or was used the longest time ago. */
    Seat take(String name) throws BrowserException, InterruptedException {
        long left = LONGEST_WAIT.toNanos();
        lock.lockInterruptibly();
        try {
            Optional<Seat> seat = choose(name);
            while (seat.isEmpty()) {
                if (left <= 0) {
                    throw new BrowserException("too many pages are looked at");
                }
                left = changed.awaitNanos(left);
                seat = choose(name);
            }
            Seat chosen = seat.get();
            chosen.taken = true;
            if (!chosen.name.equals(name)) {
                chosen.vacate();
                chosen.name = name;
            }
            return chosen;
        } finally {
            lock.unlock();
        }
    }

    void giveBack(Seat seat) {
        lock.lock();
        try {
            if (seat.unwanted) {
                seat.vacate();
                seat.unwanted = false;
            }
            seat.taken = false;
            seat.lastUsed = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean hasOpen(String name) {
        lock.lock();
        try {
            return of(name).filter(seat -> seat.page != null || seat.taken).isPresent();
        } finally {
            lock.unlock();
        }
    }

    /** Closes that page, at once or as soon as it is given back. */
    void vacate(String name) {
        lock.lock();
        try {
            of(name).ifPresent(seat -> {
                if (seat.taken) {
                    seat.unwanted = true;
                } else {
                    seat.vacate();
                    seat.name = "";
                }
            });
        } finally {
            lock.unlock();
        }
    }

    void vacateIdle(Duration idle) {
        long before = System.nanoTime() - idle.toNanos();
        lock.lock();
        try {
            all.stream()
                    .filter(seat -> !seat.taken && seat.lastUsed - before < 0)
                    .forEach(Seat::vacate);
        } finally {
            lock.unlock();
        }
    }

    boolean areEmpty() {
        lock.lock();
        try {
            return all.stream().noneMatch(seat -> seat.taken || seat.page != null);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Seat> of(String name) {
        return all.stream().filter(seat -> seat.name.equals(name)).findFirst();
    }

    /** Two looks at one page come one after the other, so a page's place is waited for even if others are free. */
    private Optional<Seat> choose(String name) {
        Optional<Seat> own = of(name);
        return own.isPresent()
                ? own.filter(seat -> !seat.taken)
                : all.stream()
                        .filter(seat -> !seat.taken)
                        .min(Comparator.comparing((Seat seat) -> seat.page != null)
                                .thenComparingLong(seat -> seat.lastUsed));
    }
}
