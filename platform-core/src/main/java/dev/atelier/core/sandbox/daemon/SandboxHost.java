package dev.atelier.core.sandbox.daemon;

/** What a provider knows about one sandbox and nobody else can do. Called by one thread at a time, but for queries. */
public interface SandboxHost {
    /** Whether its processes exist, suspended or not. */
    boolean alive();

    /** How many processes in it have been killed so far because its memory was full; a query, and cheap. */
    long memoryKills();

    void suspend();

    /**
     * Lets them go on; does nothing when they do.
     *
     * @throws RuntimeException when it cannot be done, most often because there is nothing left of it
     */
    void resume();

    /** What its first process printed last, for the log of whoever has to find out why it did not start. */
    String lastWords();

    /** Ends it and frees what it had; returns when its processes are gone. Does nothing the second time. */
    void destroy();
}
