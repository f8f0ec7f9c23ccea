package dev.atelier.core.agent;

/** An earlier turn of the conversation: what the user asked for and what they were answered. */
public record Exchange(String user, String answer) {}
