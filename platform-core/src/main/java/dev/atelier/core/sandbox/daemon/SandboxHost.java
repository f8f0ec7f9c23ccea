package dev.atelier.core.sandbox.daemon;

/** What a provider knows about one sandbox and nobody else can do. Called by one thread at a time, but for queries. */
public interface SandboxHost {
    /** Whether its processes exist, suspended or not. */
    boolean alive();

    /** How many processes in it have been killed so far because its memory was full; a query, and cheap. */
    long memoryKills();

    void suspend();

    void resume();

    /** What its first process printed last, for the log of whoever has to find out why it did not start. */
    String lastWords();

    /** Ends it and frees what it had; returns when its processes are gone. Does nothing the second time. */
    void destroy();
}
