package dev.atelier.core.run;

/**
 * Told every event that this process writes, whoever's run it is: for the platform's own figures (R13). Called after the
 * commit, on the writer's thread; must not block, and what it throws is logged and goes no further.
 */
public interface RunObserver {
    void onEvent(LoggedEvent event);
}
