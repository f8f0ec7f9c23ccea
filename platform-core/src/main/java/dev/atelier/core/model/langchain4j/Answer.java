package dev.atelier.core.model.langchain4j;

import dev.atelier.core.model.TextListener;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import org.jspecify.annotations.Nullable;

/** Collects what LangChain4j hands over; it swallows what a handler throws, so that is kept here too. */
final class Answer implements StreamingChatResponseHandler {
    private final TextListener live;
    private @Nullable ChatResponse response;
    private @Nullable Throwable error;
    private @Nullable RuntimeException listenerFailure;

    Answer(TextListener live) {
        this.live = live;
    }

    @Nullable
    ChatResponse response() {
        return response;
    }

    /** What the provider reported instead of an answer, or in the middle of one. */
    @Nullable
    Throwable error() {
        return error;
    }

    /** What the listener to the live text threw first. */
    @Nullable
    RuntimeException listenerFailure() {
        return listenerFailure;
    }

    @Override
    public void onPartialResponse(String text) {
        if (listenerFailure != null) {
            return;
        }
        try {
            live.text(text);
        } catch (RuntimeException e) {
            listenerFailure = e;
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse complete) {
        response = complete;
    }

    @Override
    public void onError(Throwable reported) {
        if (error == null) {
            error = reported;
        }
    }
}
