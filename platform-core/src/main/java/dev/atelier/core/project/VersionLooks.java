package dev.atelier.core.project;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.preview.PreviewState;
import dev.atelier.core.preview.PreviewTarget;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.run.Runs;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at versions that no agent has looked at: the template, a restored one. Nobody waits for it, so it lets others go
 * first: one at a time, a moment later, and not at all when something has changed by then.
 */
final class VersionLooks implements AutoCloseable {
    private static final Logger LOG = System.getLogger(VersionLooks.class.getName());
    private static final Duration LATER = Duration.ofSeconds(2);
    private static final int MOST_TRIES = 15;

    private final AppLooks looks;
    private final ProjectStore store;
    private final Runs runs;
    private final Previews previews;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("version-looks").factory());

    VersionLooks(AppLooks looks, ProjectStore store, Runs runs, Previews previews) {
        this.looks = looks;
        this.store = store;
        this.runs = runs;
        this.previews = previews;
    }

    /** Looks at the newest version some time soon; returns at once. */
    void later(Actor actor, ProjectId project, int version) {
        if (looks.haveBrowser()) {
            schedule(actor, project, version, 1);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void schedule(Actor actor, ProjectId project, int version, int attempt) {
        try {
            var unused = thread.schedule(
                    () -> attempt(actor, project, version, attempt), LATER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // A version without a picture is no loss.
        }
    }

    private void attempt(Actor actor, ProjectId project, int version, int attempt) {
        try {
            boolean awake = previews.state(project) instanceof PreviewState.Running;
            if (!isStill(actor, project, version)) {
                return;
            }
            if (awake) {
                look(actor, project, version);
            } else if (attempt < MOST_TRIES) {
                schedule(actor, project, version, attempt + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (FaultException gone) {
            LOG.log(Level.DEBUG, "project={0} is not looked at: {1}", project, gone.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "version " + version + " of project " + project + " could not be looked at", e);
        }
    }

    private void look(Actor actor, ProjectId project, int version) throws InterruptedException {
        PreviewTarget target = store.find(actor, project).target();
        var unused = previews.open(target);
        AppLook look = looks.look(target, Set.of(), System.nanoTime());
        if (look.screenshot().isPresent() && isStill(actor, project, version)) {
            store.seen(actor, project, version, look);
        }
    }

    /** A run would change the files under the look. */
    private boolean isStill(Actor actor, ProjectId project, int version) {
        return store.find(actor, project).version == version && !runs.isBusy(actor, project);
    }
}
