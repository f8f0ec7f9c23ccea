package dev.atelier.core.run;

import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.TenantId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells the subscriptions of this process what has just happened. It promises nothing: a subscription that was told too
 * little finds the rest in the log, so losing a message here loses nothing.
 */
final class RunFeed {
    /** What an event or signal is about; a subscription picks by it. */
    record Topic(RunId run, ProjectId project, TenantId tenant) {
        static Topic of(RunEntity run) {
            return new Topic(new RunId(run.id), new ProjectId(run.projectId), new TenantId(run.tenantId));
        }
    }

    /** Called on the publisher's thread; must not block. */
    interface Subscriber {
        boolean wants(Topic topic);

        void onEvent(LoggedEvent event);

        void onSignal(RunId run, LiveSignal signal);

        /** A run has an event with that number by now, whoever wrote it. */
        void onNewest(RunId run, long sequence);

        /** Whether it wants to know what other processes have written. */
        default boolean readsOn() {
            return true;
        }
    }

    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

    void add(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    void remove(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    boolean hasReaders() {
        return subscribers.stream().anyMatch(Subscriber::readsOn);
    }

    void publish(Topic topic, long newest) {
        for (Subscriber subscriber : subscribers) {
            if (subscriber.wants(topic)) {
                subscriber.onNewest(topic.run(), newest);
            }
        }
    }

    void publish(Topic topic, LoggedEvent event) {
        for (Subscriber subscriber : subscribers) {
            if (subscriber.wants(topic)) {
                subscriber.onEvent(event);
            }
        }
    }

    void publish(Topic topic, LiveSignal signal) {
        for (Subscriber subscriber : subscribers) {
            if (subscriber.wants(topic)) {
                subscriber.onSignal(topic.run(), signal);
            }
        }
    }
}
