package dev.atelier.core.model;

import java.util.List;

/** A whole reply. */
public record ModelReply(String text, List<ToolCall> toolCalls, TokenCount tokens, Finish finish) {
    public ModelReply {
        toolCalls = List.copyOf(toolCalls);
    }
}
