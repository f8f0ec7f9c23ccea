package dev.atelier.core.model.langchain4j;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import org.jspecify.annotations.Nullable;

/**
 * Looks over the events of a stream on their way: LangChain4j's parsers swallow what a listener throws, and an event
 * that could not be read would be lost without a word.
 */
final class EventWatch {
    private boolean endMark;
    private @Nullable RuntimeException unreadable;

    /** Whether the provider said in so many words that the stream is whole. */
    boolean endMark() {
        return endMark;
    }

    /** Why the first event that could not be read could not be. */
    @Nullable
    RuntimeException unreadable() {
        return unreadable;
    }

    ServerSentEventListener around(ServerSentEventListener listener) {
        return new ServerSentEventListener() {
            @Override
            public void onOpen(SuccessfulHttpResponse response) {
                listener.onOpen(response);
            }

            @Override
            public void onEvent(ServerSentEvent event) {
                guarded(event, () -> listener.onEvent(event));
            }

            @Override
            public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
                guarded(event, () -> listener.onEvent(event, context));
            }

            @Override
            public void onError(Throwable error) {
                listener.onError(error);
            }
        };
    }

    private void guarded(ServerSentEvent event, Runnable delivery) {
        endMark |= "[DONE]".equals(event.data());
        try {
            delivery.run();
        } catch (RuntimeException e) {
            if (unreadable == null) {
                unreadable = e;
            }
        }
    }
}
