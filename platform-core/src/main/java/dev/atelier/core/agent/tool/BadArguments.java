package dev.atelier.core.agent.tool;

/** A call's arguments are not what the tool takes; the message tells the model what would be right. */
final class BadArguments extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadArguments(String message) {
        super(message);
    }
}
