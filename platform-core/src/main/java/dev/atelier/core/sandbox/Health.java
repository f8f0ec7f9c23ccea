package dev.atelier.core.sandbox;

/**
 * Whether a provider can make sandboxes.
 *
 * @param why one or two sentences for an administrator: what is missing and what to install, or what is limited
 */
public record Health(Status status, String why) {
    /** How it is. */
    public enum Status {
        UP,
        DOWN,
        NOT_CONFIGURED
    }

    public static Health up(String why) {
        return new Health(Status.UP, why);
    }

    public static Health down(String why) {
        return new Health(Status.DOWN, why);
    }

    public static Health notConfigured(String why) {
        return new Health(Status.NOT_CONFIGURED, why);
    }

    public boolean isUp() {
        return status == Status.UP;
    }
}
