package dev.atelier.core.model;

/**
 * A model's wish to use a tool, exactly as it came: the tool may not exist and the arguments need not be JSON.
 *
 * @param id ties the result to the call; unique in a conversation
 */
public record ToolCall(String id, String tool, String argumentsJson) {}
