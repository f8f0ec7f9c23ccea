package dev.atelier.core.model.langchain4j;

import dev.atelier.core.model.ModelSettings;
import java.time.Duration;

/** The times that one call may take, from the moment that this is made. */
final class CallLimits {
    private final long endsAt;
    private final Duration idle;

    CallLimits(ModelSettings settings) {
        this.endsAt = System.nanoTime() + settings.timeout().toNanos();
        this.idle = settings.idleTimeout();
    }

    /** How long to wait for the next byte; zero when the call as a whole has had its time. */
    long nanosToWait() {
        return Math.max(0, Math.min(idle.toNanos(), endsAt - System.nanoTime()));
    }
}
