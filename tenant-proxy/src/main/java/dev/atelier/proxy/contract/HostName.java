package dev.atelier.proxy.contract;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host name as DNS and browsers agree on it (RFC 1123): lower-case ASCII labels, no trailing dot. International names
 * appear in their {@code xn--} form only, so that one host has exactly one spelling.
 */
public record HostName(String value) {
    private static final int MAX_LENGTH = 253;
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    public HostName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a host name");
        }
    }

    /** The name in its one spelling, or empty for anything that is no host name. */
    public static Optional<HostName> of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return isValid(lower) ? Optional.of(new HostName(lower)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
