package dev.atelier.core.run;

import dev.atelier.core.tenant.Actor;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A claimed run, the thread that works on it, and the ways to stop that thread. */
final class RunInHand implements RunContext {
    private final RunQueue queue;
    private final RunFeed feed;
    private final RunQueue.Claim claim;
    private final Supplier<Actor> actor;
    private final Optional<Duration> ownLimit;
    private final Thread thread = Thread.currentThread();
    private final long started = System.nanoTime();
    private volatile @Nullable Outcome stoppedWith;

    /** @param ownLimit the most time that this run has, if less than others */
    RunInHand(RunQueue queue, RunFeed feed, RunQueue.Claim claim, Supplier<Actor> actor, Optional<Duration> ownLimit) {
        this.queue = queue;
        this.feed = feed;
        this.claim = claim;
        this.actor = actor;
        this.ownLimit = ownLimit;
    }

    @Override
    public Run run() {
        return claim.run();
    }

    @Override
    public Actor actor() {
        return actor.get();
    }

    @Override
    public int attempt() {
        return claim.attempt();
    }

    @Override
    public LoggedEvent append(RunEvent event) {
        return queue.append(claim.run().id(), claim.attempt(), event);
    }

    @Override
    public void requireLease() {
        queue.requireHeld(claim.run().id(), claim.attempt());
    }

    @Override
    public void signal(LiveSignal signal) {
        feed.publish(claim.topic(), signal);
    }

    void cancel() {
        stop(new Outcome.Cancelled());
    }

    /** Renews the lease, and stops the run when that fails, when somebody cancelled it or when its time is over. */
    void keep(Duration common) {
        Duration timeLimit = ownLimit.filter(own -> own.compareTo(common) < 0).orElse(common);
        switch (queue.heartbeat(claim.run().id(), claim.attempt())) {
            case GO_ON -> {
                if (System.nanoTime() - started > timeLimit.toNanos()) {
                    stop(new Outcome.TimedOut());
                }
            }
            case CANCEL, LOST -> cancel();
        }
    }

    /** Why the run was stopped; empty when nobody stopped it, so that an interrupt can only come from closing. */
    Optional<Outcome> stoppedWith() {
        return Optional.ofNullable(stoppedWith);
    }

    private synchronized void stop(Outcome outcome) {
        if (stoppedWith == null) {
            stoppedWith = outcome;
            thread.interrupt();
        }
    }
}
