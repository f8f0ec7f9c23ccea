package dev.atelier.core.sandbox.daemon;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be undone when a start fails: the last first. Used by one thread. */
final class Cleanup {
    private final Deque<Runnable> steps = new ArrayDeque<>();

    void add(Runnable step) {
        steps.push(step);
    }

    void run() {
        boolean interrupted = Thread.interrupted();
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
