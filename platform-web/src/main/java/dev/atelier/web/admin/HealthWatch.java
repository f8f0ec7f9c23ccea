package dev.atelier.web.admin;

import dev.atelier.web.health.Look;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks at once, then every so often and whenever it is asked to, until it is closed. On a thread of its own, for a look
 * may take seconds; started from a request, whose context that thread inherits.
 */
final class HealthWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Supplier<Look> look;
    private final Consumer<Look> seen;
    private final Semaphore asked = new Semaphore(0);
    private volatile boolean closed;

    HealthWatch(Supplier<Look> look, Consumer<Look> seen) {
        this.look = look;
        this.seen = seen;
        Thread.ofVirtual().name("health-watch").start(this::watch);
    }

    void again() {
        asked.release();
    }

    /** Not by an interrupt, which would look to the probes as if nothing answered. */
    @Override
    public void close() {
        closed = true;
        asked.release();
    }

    private void watch() {
        try {
            while (!closed) {
                seen.accept(look.get());
                if (asked.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    asked.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
