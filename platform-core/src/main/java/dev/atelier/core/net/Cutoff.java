package dev.atelier.core.net;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Closes a connection at its deadline: a time-out of a socket starts anew with every byte that drips in. */
final class Cutoff {
    private static final Logger LOG = System.getLogger(Cutoff.class.getName());
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final SocketChannel channel;
    private final ScheduledFuture<?> planned;
    private volatile boolean happened;

    @SuppressWarnings("this-escape") // the task does nothing that needs a complete object but set a flag
    private Cutoff(SocketChannel channel, long millis) {
        this.channel = channel;
        this.planned = TIMER.schedule(this::cut, millis, TimeUnit.MILLISECONDS);
    }

    static Cutoff plan(SocketChannel channel, Deadline deadline) throws SocketTimeoutException {
        return new Cutoff(channel, deadline.millisLeft());
    }

    boolean happened() {
        return happened;
    }

    void cancel() {
        planned.cancel(false);
    }

    private void cut() {
        happened = true;
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "could not close a connection whose time is over", e);
        }
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform()
                        .name("net-cutoff")
                        .daemon(true)
                        .inheritInheritableThreadLocals(false)
                        .factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
