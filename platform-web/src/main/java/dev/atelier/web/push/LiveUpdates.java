package dev.atelier.web.push;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.shared.Registration;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunListener;
import dev.atelier.core.run.Runs;
import dev.atelier.core.run.Subscription;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import java.util.Map;
import java.util.function.Consumer;

/** Subscriptions of a screen. The screen removes them when it is detached; the work that they watch goes on. */
public final class LiveUpdates {
    private LiveUpdates() {}

    /**
     * Follows the runs of a project.
     *
     * @param from leaves runs before this position out
     * @param seen by run, the number of the last event that the screen shows already
     * @param listener called with the screen locked
     */
    public static Registration ofProject(
            UI ui, Runs runs, Actor actor, ProjectId project, long from, Map<RunId, Long> seen, RunListener listener) {
        Subscription subscription = runs.follow(actor, project, from, seen, new RunListener() {
            @Override
            public void onEvent(LoggedEvent event) {
                onScreen(ui, () -> listener.onEvent(event));
            }

            @Override
            public void onSignal(RunId run, LiveSignal signal) {
                onScreen(ui, () -> listener.onSignal(run, signal));
            }
        });
        return subscription::close;
    }

    /** Tells that something has happened in any run of the actor's workspace; called with the screen locked. */
    public static Registration ofRuns(UI ui, Runs runs, Actor actor, Runnable listener) {
        AutoCloseable watching = runs.watch(actor, () -> onScreen(ui, listener::run));
        return () -> close(watching);
    }

    /** Follows the state of all previews; the listener picks those that it shows. */
    public static Registration ofPreviews(UI ui, Previews previews, Consumer<ProjectId> listener) {
        AutoCloseable watching = previews.onChange(project -> onScreen(ui, () -> listener.accept(project)));
        return () -> close(watching);
    }

    /** Does something with the screen locked, unless it is gone. */
    public static void onScreen(UI ui, Command command) {
        try {
            var unused = ui.access(command);
        } catch (UIDetachedException closedMeanwhile) {
            // The screen is gone, and its registration is about to be removed.
            return;
        }
    }

    /** Ends what was watched or followed. */
    public static void close(AutoCloseable watching) {
        try {
            watching.close();
        } catch (Exception e) {
            throw new IllegalStateException("removing a listener does not fail", e);
        }
    }
}
