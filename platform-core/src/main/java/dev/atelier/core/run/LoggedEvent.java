package dev.atelier.core.run;

import java.time.Instant;

/** An event as it stands in the log; {@code sequence} counts from 1 within its run. */
public record LoggedEvent(RunId run, long sequence, Instant at, RunEvent event) {
    /** The event's type name, such as {@code tool_finished}. */
    public String type() {
        return EventCodec.nameOf(event.getClass());
    }

    /** The event's fields as a JSON object. */
    public String json() {
        return EventCodec.write(event);
    }

    /** Whether it is the last of its run. */
    public boolean isLast() {
        return event instanceof RunEvent.RunEnded;
    }
}
