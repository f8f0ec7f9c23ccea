package dev.atelier.core.net;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** When something has to be over, on this machine's clock that never jumps. */
public final class Deadline {
    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The earlier of this and one that is so far away. */
    public Deadline atMost(Duration time) {
        long other = System.nanoTime() + time.toNanos();
        return other - at < 0 ? new Deadline(other) : this;
    }

    public boolean isOver() {
        return left() <= 0;
    }

    /** What is left, rounded up: whoever waits for so long finds that it is over. */
    long millisLeft() throws SocketTimeoutException {
        if (isOver()) {
            throw new SocketTimeoutException("the time is over");
        }
        return Math.max(1, Math.ceilDiv(left(), 1_000_000));
    }

    private long left() {
        return at - System.nanoTime();
    }
}
