package dev.atelier.web.telemetry;

import java.time.Instant;
import java.util.Map;

/**
 * A piece of a run's time.
 *
 * @param attributes names and values, none of which is anybody's words
 * @param failed whether it did not work out
 */
record RunSpan(String name, Instant start, Instant end, Map<String, Object> attributes, boolean failed) {
    RunSpan {
        attributes = Map.copyOf(attributes);
        end = end.isBefore(start) ? start : end;
    }
}
