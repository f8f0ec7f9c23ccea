package dev.atelier.core.sandbox.bubblewrap;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes from one thread that lives as long as the provider. {@code --die-with-parent} ties a sandbox to the
 * <em>thread</em> that started it (PR_SET_PDEATHSIG in prctl(2)): started from a pool's thread, a sandbox would be killed
 * when the pool lets that thread go.
 */
final class Spawner implements Closeable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread spawner = new Thread(task, "sandbox-spawner");
        spawner.setDaemon(true);
        return spawner;
    });

    Process start(ProcessBuilder builder) throws IOException {
        try {
            return thread.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new IOException("the process could not be started", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a process was started", e);
        }
    }

    /** Ends the thread, and with it what it has started. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
