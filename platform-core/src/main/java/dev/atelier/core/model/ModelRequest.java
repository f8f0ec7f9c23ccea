package dev.atelier.core.model;

import java.util.List;
import java.util.Optional;

/**
 * What a model is asked.
 *
 * @param system how it should behave; the longest-lived part, which providers with prompt caching keep together with
 *     the tools
 * @param messages oldest first; each call's result follows the reply that made the call
 * @param maxOutputTokens the most that may be answered
 * @param temperature empty for the model's own default
 */
public record ModelRequest(
        String system,
        List<ModelMessage> messages,
        List<ToolSpec> tools,
        int maxOutputTokens,
        Optional<Double> temperature) {

    public ModelRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        if (maxOutputTokens < 1) {
            throw new IllegalArgumentException("a reply needs at least one token");
        }
    }
}
