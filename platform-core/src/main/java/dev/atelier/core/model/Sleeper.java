package dev.atelier.core.model;

import java.time.Duration;

/** Waits. In tests, without waiting. */
@FunctionalInterface
interface Sleeper {
    Sleeper REAL = Thread::sleep;

    void sleep(Duration time) throws InterruptedException;
}
