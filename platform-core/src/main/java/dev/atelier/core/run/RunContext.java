package dev.atelier.core.run;

import dev.atelier.core.tenant.Actor;

/** A claimed run in the hands of its worker. */
public interface RunContext {
    Run run();

    /** On whose behalf the run works. */
    Actor actor();

    /** How many workers have claimed the run, this one included. */
    int attempt();

    /**
     * Appends to the run's log; when this returns, the event is durable and subscribers are told.
     *
     * @throws LeaseLostException when another worker has taken the run over: stop at once
     */
    LoggedEvent append(RunEvent event);

    /**
     * Goes on only while this worker has the run; inside a transaction, until that is over. For changes to what is not the
     * run's log.
     *
     * @throws LeaseLostException when another worker has taken the run over: stop at once
     */
    void requireLease();

    /** Tells whoever watches now; cheap, never blocks, and not stored. */
    void signal(LiveSignal signal);
}
