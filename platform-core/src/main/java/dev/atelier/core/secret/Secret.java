package dev.atelier.core.secret;

/**
 * A key, token or password. Printing it prints nothing of it.
 *
 * <p>Two secrets are equal only if they are the same object: comparing secrets is the business of code that does it in
 * constant time.
 */
public final class Secret {
    private final String value;

    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        this.value = value;
    }

    /** The value itself, for the one call that needs it; never keep it in a field of another type. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
