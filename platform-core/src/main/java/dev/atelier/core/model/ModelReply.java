package dev.atelier.core.model;

import java.util.List;

/** A whole reply, and which model gave it: not always the one that was asked first. */
public record ModelReply(ModelName model, String text, List<ToolCall> toolCalls, TokenCount tokens, Finish finish) {
    public ModelReply {
        toolCalls = List.copyOf(toolCalls);
    }
}
