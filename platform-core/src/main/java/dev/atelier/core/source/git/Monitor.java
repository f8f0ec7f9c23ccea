package dev.atelier.core.source.git;

import dev.atelier.core.source.ImportProgress;
import dev.atelier.core.source.ImportProgress.Phase;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ProgressMonitor;

/** Passes on how far JGit is, now and then, and tells it when to stop. */
final class Monitor implements ProgressMonitor {
    private static final long TELL_EVERY = 256 * 1024;

    private final Traffic traffic;
    private final Consumer<ImportProgress> listener;
    private long told = -TELL_EVERY;

    Monitor(Traffic traffic, Consumer<ImportProgress> listener) {
        this.traffic = traffic;
        this.listener = listener;
    }

    @Override
    public void start(int tasks) {
        // Each begins on its own.
    }

    @Override
    public void beginTask(String title, int total) {
        tell();
    }

    @Override
    public void update(int completed) {
        if (traffic.received() - told >= TELL_EVERY) {
            tell();
        }
    }

    @Override
    public void endTask() {
        tell();
    }

    @Override
    public boolean isCancelled() {
        return Thread.currentThread().isInterrupted() || traffic.deadline().isOver();
    }

    @Override
    public void showDuration(boolean enabled) {
        // Nobody wants to know.
    }

    private void tell() {
        told = traffic.received();
        listener.accept(new ImportProgress(Phase.RECEIVING, told, 0));
    }
}
