package dev.atelier.web.api;

import dev.atelier.core.run.Run;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunState;
import dev.atelier.core.run.Runs;
import dev.atelier.core.tenant.Actor;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run's events as an answer, whatever the run belongs to. */
final class RunEvents {
    private static final int MOST_EVENTS = 1_000;

    private RunEvents() {}

    static String json(Runs runs, Actor actor, RunId run, long after) {
        return runs.events(actor, run, after, MOST_EVENTS).stream()
                .map(EventText::of)
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    /**
     * Sends all events after that number, and goes on until the run has ended or the client is gone. Who comes back after
     * the last event is let go at once, for there is nothing to come.
     */
    static void stream(
            Runs runs, Actor actor, RunId run, long after, SseEventSink sink, Sse sse, HttpServletResponse response) {
        Run now = runs.get(actor, run);
        response.setHeader("Cache-Control", "no-store");
        // Asks proxies not to collect the stream before they pass it on.
        response.setHeader("X-Accel-Buffering", "no");
        if (now.state() == RunState.ENDED && after >= now.lastSequence()) {
            sink.close();
            return;
        }
        EventStream stream = new EventStream(sink, sse);
        stream.follow(runs.follow(actor, run, after, stream));
    }

    /** What a client sends that is no number is a client that has seen nothing. */
    static long position(@Nullable String lastEventId, long after) {
        try {
            return lastEventId == null ? after : Long.parseLong(lastEventId.strip());
        } catch (NumberFormatException e) {
            return after;
        }
    }
}
