package dev.atelier.core.model;

import java.util.List;

/** One message of a conversation with a model. */
public sealed interface ModelMessage {

    /** What the person, or the platform on their behalf, says. */
    record UserMessage(String text, List<Image> images) implements ModelMessage {
        public UserMessage {
            images = List.copyOf(images);
        }

        public UserMessage(String text) {
            this(text, List.of());
        }
    }

    /** What the model said before. */
    record AssistantMessage(String text, List<ToolCall> toolCalls) implements ModelMessage {
        public AssistantMessage {
            toolCalls = List.copyOf(toolCalls);
        }
    }

    /** What came of a call. */
    record ToolResultMessage(String callId, String tool, String content, boolean failed) implements ModelMessage {}
}
