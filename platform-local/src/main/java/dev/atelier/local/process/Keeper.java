package dev.atelier.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one program running: when its process dies it is started again after a pause, until {@link #stop}.
 *
 * <p>One thread watches the process. What happens is told to a {@link Witness}, on that thread.
 */
public final class Keeper {
    /** Says what to start, each time anew. */
    public interface Source {
        Program next() throws IOException;
    }

    /** Is told what happens to a kept program. */
    public interface Witness {
        /** A process runs, for the first time or again. */
        void started(long pid);

        /** It said something. */
        void said(String line);

        /** It died though nobody stopped it, and will be started again after the pause. */
        void died(int exitCode, Duration pause);

        /** It died too often, or cannot be started; it will not be tried again. */
        void gaveUp(String reason);
    }

    private final Launchpad launchpad;
    private final String name;
    private final Source source;
    private final Path logs;
    private final Witness witness;
    private final Backoff backoff = new Backoff();

    private @Nullable Service service;
    private boolean stopping;

    /**
     * @param name for threads
     * @param logs the directory of log files
     */
    public Keeper(Launchpad launchpad, String name, Source source, Path logs, Witness witness) {
        this.launchpad = launchpad;
        this.name = name;
        this.source = source;
        this.logs = logs;
        this.witness = witness;
    }

    /** Starts the program; throws if not even the first start works. */
    public void start() throws IOException {
        Service first = launch().orElseThrow(() -> new IOException(name + " was stopped"));
        Thread.ofPlatform().daemon().name("keeper-" + name).start(() -> watch(first));
    }

    /** Stops it for good: asks, waits as long as allowed, kills. Harmless when it does not run. */
    public void stop(Duration patience) throws InterruptedException {
        Service running;
        synchronized (this) {
            stopping = true;
            running = service;
            notifyAll();
        }
        if (running != null) {
            running.stop(patience);
        }
    }

    private synchronized Optional<Service> launch() throws IOException {
        if (stopping) {
            return Optional.empty();
        }
        Service started = Service.start(launchpad, source.next(), logs, witness::said);
        service = started;
        witness.started(started.pid());
        return Optional.of(started);
    }

    private void watch(Service first) {
        try {
            Optional<Service> next = Optional.of(first);
            while (next.isPresent()) {
                Instant born = Instant.now();
                int code = next.get().awaitExit();
                next = afterDeath(code, Duration.between(born, Instant.now()));
            }
        } catch (IOException e) {
            witness.gaveUp("it cannot be started again (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Service> afterDeath(int code, Duration age) throws IOException, InterruptedException {
        synchronized (this) {
            service = null;
            if (stopping) {
                return Optional.empty();
            }
        }
        Optional<Duration> pause = backoff.afterLiving(age);
        if (pause.isEmpty()) {
            witness.gaveUp("it ended again and again (last with exit code " + code + ")");
            return Optional.empty();
        }
        witness.died(code, pause.get());
        pause(pause.get());
        return launch();
    }

    private synchronized void pause(Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toMillis(); left > 0 && !stopping; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
