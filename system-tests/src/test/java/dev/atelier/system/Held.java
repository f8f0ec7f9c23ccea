package dev.atelier.system;

import dev.atelier.core.source.git.GitServer;
import java.util.concurrent.CountDownLatch;

/** Requests that a Git server lets wait; closing it lets them go on. */
record Held(GitServer server, CountDownLatch latch) implements AutoCloseable {

    static Held at(GitServer server, String part) {
        return new Held(server, server.hold(part));
    }

    /** Returns when one waits. */
    void await() throws InterruptedException {
        server.awaitHeld();
    }

    @Override
    public void close() {
        latch.countDown();
    }
}
