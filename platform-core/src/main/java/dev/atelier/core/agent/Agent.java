package dev.atelier.core.agent;

/** Does what somebody asks for, in a project. Safe for use by many threads. */
public interface Agent {

    /** In events and results, for example {@code builder}. */
    String name();

    /**
     * Works until the turn is over, however it ends.
     *
     * @throws InterruptedException when the thread was interrupted: the turn is cancelled; what was written stays
     */
    AgentResult work(Turn turn) throws InterruptedException;
}
