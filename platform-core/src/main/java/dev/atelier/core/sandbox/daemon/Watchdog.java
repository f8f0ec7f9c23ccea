package dev.atelier.core.sandbox.daemon;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Closes what takes too long. A blocking read or write on a channel has no time-out of its own; closing the channel from
 * this watchdog's one thread ends it.
 */
public final class Watchdog implements Closeable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "sandbox-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    public Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Closes the resource after that time, unless the guard is closed before. */
    public Guard closeAfter(Duration time, Closeable resource) {
        AtomicBoolean fired = new AtomicBoolean();
        Future<?> task = timer.schedule(
                () -> {
                    fired.set(true);
                    Quietly.close(resource);
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
        return new Guard(task, fired);
    }

    /** Asks in each interval, and closes the resource once the answer is yes. */
    public Guard closeWhen(BooleanSupplier over, Duration interval, Closeable resource) {
        AtomicBoolean fired = new AtomicBoolean();
        Future<?> task = timer.scheduleWithFixedDelay(
                () -> {
                    if (over.getAsBoolean()) {
                        fired.set(true);
                        Quietly.close(resource);
                    }
                },
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
        return new Guard(task, fired);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** A running time limit. */
    public static final class Guard implements AutoCloseable {
        private final Future<?> task;
        private final AtomicBoolean fired;

        private Guard(Future<?> task, AtomicBoolean fired) {
            this.task = task;
            this.fired = fired;
        }

        /** Whether the time was over. */
        public boolean fired() {
            return fired.get();
        }

        @Override
        public void close() {
            task.cancel(false);
        }
    }
}
