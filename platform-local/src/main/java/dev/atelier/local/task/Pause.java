package dev.atelier.local.task;

import java.time.Duration;

/** Waits; tests need not. */
@FunctionalInterface
interface Pause {
    void before(Duration nextAttempt) throws InterruptedException;
}
