package dev.atelier.core.source.git;

import dev.atelier.core.net.Deadline;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;

/**
 * What one conversation with a server may still take. For one thread, but for JGit's own helper of a local repository,
 * which takes turns with it.
 */
final class Traffic {
    /** The list of branches and all that is said before the objects; it is kept in memory. */
    private static final long MOST_TALK = 32L << 20;

    private final Deadline deadline;
    private final long bytes;
    private long left;
    private long talkLeft = MOST_TALK;
    private boolean objects;
    private boolean exceeded;

    Traffic(Deadline deadline, long bytes) {
        this.deadline = deadline;
        this.bytes = bytes;
        this.left = bytes;
    }

    Deadline deadline() {
        return deadline;
    }

    /** From here on the objects come. */
    void objectsBegin() {
        objects = true;
    }

    void received(long count) throws IOException {
        if (objects) {
            left -= count;
        } else {
            talkLeft -= count;
        }
        if (left < 0 || talkLeft < 0) {
            throw exceed();
        }
        checkTime();
    }

    /** Notes that a limit was met, whatever becomes of the exception on its way through JGit. */
    IOException exceed() {
        exceeded = true;
        return new IOException("more was sent than is taken");
    }

    boolean exceeded() {
        return exceeded;
    }

    long received() {
        return bytes - left;
    }

    void checkTime() throws IOException {
        if (deadline.isOver()) {
            throw new SocketTimeoutException("the time is over");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("cancelled");
        }
    }
}
