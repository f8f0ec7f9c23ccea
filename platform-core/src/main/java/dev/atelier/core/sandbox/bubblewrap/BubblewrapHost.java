package dev.atelier.core.sandbox.bubblewrap;

import dev.atelier.core.sandbox.daemon.SandboxHost;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The processes of one sandbox: bubblewrap, and all below it. */
final class BubblewrapHost implements SandboxHost {
    private static final Logger LOG = System.getLogger(BubblewrapHost.class.getName());
    private static final Duration GONE_WITHIN = Duration.ofSeconds(5);

    private final Process bubblewrap;
    private final Optional<ControlGroup> group;
    private final AtomicBoolean destroyed = new AtomicBoolean();
    private final OutputTail output = new OutputTail();

    BubblewrapHost(Process bubblewrap, Optional<ControlGroup> group) {
        this.bubblewrap = bubblewrap;
        this.group = group;
        output.drain(bubblewrap.getInputStream());
    }

    @Override
    public boolean alive() {
        return bubblewrap.isAlive();
    }

    @Override
    public long memoryKills() {
        return group.map(ControlGroup::memoryKills).orElse(0L);
    }

    @Override
    public void suspend() {
        group.ifPresentOrElse(ControlGroup::freeze, () -> ProcessTree.stop(bubblewrap.toHandle()));
    }

    @Override
    public void resume() {
        group.ifPresentOrElse(ControlGroup::thaw, () -> ProcessTree.proceed(bubblewrap.toHandle()));
    }

    @Override
    public String lastWords() {
        return output.text();
    }

    @Override
    public void destroy() {
        if (!destroyed.compareAndSet(false, true)) {
            return;
        }
        List<ProcessHandle> all = ProcessTree.below(bubblewrap.toHandle());
        // Below bubblewrap is process 1 of the sandbox, whose end is the end of all; bubblewrap then ends by itself.
        bubblewrap.children().forEach(ProcessHandle::destroyForcibly);
        // Frozen processes cannot even die.
        group.ifPresent(BubblewrapHost::thawIfPossible);
        awaitEnd(all, GONE_WITHIN);
        bubblewrap.destroyForcibly();
        if (!awaitEnd(all, GONE_WITHIN)) {
            LOG.log(Level.WARNING, "processes of a sandbox do not end: {0}", all);
        }
        group.ifPresent(ControlGroup::delete);
    }

    private boolean awaitEnd(List<ProcessHandle> all, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (anyLeft(all)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void thawIfPossible(ControlGroup group) {
        try {
            group.thaw();
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "a control group could not be thawed", e);
        }
    }

    private boolean anyLeft(List<ProcessHandle> all) {
        return bubblewrap.isAlive()
                || all.stream().anyMatch(ProcessTree::isRunning)
                || !group.map(ControlGroup::isEmpty).orElse(true);
    }

    /** Callers have put an interruption aside. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
