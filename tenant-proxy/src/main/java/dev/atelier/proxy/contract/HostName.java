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
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern LOWER = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    /** Case is ignored for ASCII only: the sign for kelvin is no k. */
    private static final Pattern EITHER = Pattern.compile(LOWER.pattern(), Pattern.CASE_INSENSITIVE);

    public HostName {
        if (value.length() > MAX_LENGTH || !LOWER.matcher(value).matches()) {
            throw new IllegalArgumentException("not a host name");
        }
    }

    /** The name in its one spelling, or empty for anything that is no host name. */
    public static Optional<HostName> of(String text) {
        return text.length() <= MAX_LENGTH && EITHER.matcher(text).matches()
                ? Optional.of(new HostName(text.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
