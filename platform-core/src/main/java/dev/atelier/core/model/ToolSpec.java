package dev.atelier.core.model;

/** A tool as the model is told of it; {@code jsonSchema} describes the object of its arguments. */
public record ToolSpec(String name, String description, String jsonSchema) {}
