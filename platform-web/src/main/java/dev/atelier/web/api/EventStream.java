package dev.atelier.web.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunListener;
import dev.atelier.core.run.Subscription;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Passes a run's events on to one client. Events have their number as id, so that a client comes back with the last one it
 * saw; pieces of text that are being written have none. A client that is gone, or takes nothing for {@link
 * #SECONDS_TO_TAKE}, is let go; the run goes on.
 */
final class EventStream implements RunListener {
    private static final long SECONDS_TO_TAKE = 30;

    private final SseEventSink sink;
    private final Sse sse;
    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();

    EventStream(SseEventSink sink, Sse sse) {
        this.sink = sink;
        this.sse = sse;
    }

    /** The subscription that this stream ends when its client is gone. */
    void follow(Subscription following) {
        subscription.complete(following);
    }

    @Override
    public void onEvent(LoggedEvent event) {
        send(sse.newEventBuilder()
                .id(String.valueOf(event.sequence()))
                .name(event.type())
                .data(EventText.of(event))
                .build());
        if (event.isLast()) {
            end();
        }
    }

    @Override
    public void onSignal(RunId run, LiveSignal signal) {
        switch (signal) {
            case LiveSignal.TextDelta(String text) -> send(live("text_delta", text));
            case LiveSignal.TextRestarted() -> send(live("text_restarted", ""));
            case LiveSignal.CommandOutput(String text) -> send(live("command_output", text));
        }
    }

    /** A comment, which clients ignore and proxies take for life. */
    @Override
    public void onIdle() {
        send(sse.newEventBuilder().comment("still working").build());
    }

    private OutboundSseEvent live(String name, String text) {
        String data = JsonNodeFactory.instance.objectNode().put("text", text).toString();
        return sse.newEventBuilder().name(name).data(data).build();
    }

    private void send(OutboundSseEvent event) {
        try {
            sink.send(event)
                    .toCompletableFuture()
                    .orTimeout(SECONDS_TO_TAKE, TimeUnit.SECONDS)
                    .join();
        } catch (RuntimeException clientIsGone) {
            end();
        }
    }

    private void end() {
        var unused = subscription.thenAccept(Subscription::close);
        sink.close();
    }
}
