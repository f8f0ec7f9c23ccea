package dev.atelier.core.source;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets one operation at a time at a project's files, and no operation hold its caller for ever.
 *
 * <p>Each runs on a thread of its own. So a caller that is interrupted (a cancelled run) does not break a write or a
 * commit half-way: the operation ends, and the interrupt is still set. And a thread that sandboxed code managed to make
 * wait on a pipe is one thread of that project: callers get {@code project_busy}, other projects notice nothing.
 */
final class ProjectGate {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(Thread.ofPlatform()
            .name("source-", 0)
            .daemon(true)
            .inheritInheritableThreadLocals(false)
            .factory());

    private final Duration longest;
    private final Semaphore turn = new Semaphore(1, true);

    ProjectGate(Duration longest) {
        this.longest = longest;
    }

    /** Something done on a project's files. */
    @FunctionalInterface
    interface Operation<T> {
        T run() throws IOException;
    }

    /** Something done on a project's files that has no result. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    <T> T run(Operation<T> operation) {
        long deadline = System.nanoTime() + longest.toNanos();
        Patience patience = new Patience();
        try {
            if (!patience.waitFor(deadline, left -> turn.tryAcquire(left, TimeUnit.NANOSECONDS))) {
                throw SourceFaults.busy();
            }
            Future<T> result = start(operation);
            patience.waitFor(deadline, left -> isDone(result, left));
            return valueOf(result);
        } finally {
            patience.restoreInterrupt();
        }
    }

    void act(Action action) {
        run(() -> {
            action.run();
            return true;
        });
    }

    private <T> Future<T> start(Operation<T> operation) {
        return THREADS.submit(() -> {
            try {
                return operation.run();
            } finally {
                turn.release();
            }
        });
    }

    private static boolean isDone(Future<?> result, long nanos) throws InterruptedException {
        try {
            result.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
        return true;
    }

    private static <T> T valueOf(Future<T> result) {
        return switch (result.state()) {
            case SUCCESS -> result.resultNow();
            case FAILED -> throw failure(result.exceptionNow());
            case RUNNING, CANCELLED -> throw SourceFaults.busy();
        };
    }

    private static RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            case IOException storage -> SourceFaults.storage(storage);
            case Throwable other -> new IllegalStateException(other);
        };
    }

    /** Waits through interrupts, and remembers that there was one. */
    private static final class Patience {
        private boolean interrupted;

        interface Wait {
            boolean isOver(long nanosLeft) throws InterruptedException;
        }

        boolean waitFor(long deadline, Wait wait) {
            while (true) {
                try {
                    return wait.isOver(Math.max(0, deadline - System.nanoTime()));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }

        void restoreInterrupt() {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
