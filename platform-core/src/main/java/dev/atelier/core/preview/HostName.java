package dev.atelier.core.preview;

import java.util.regex.Pattern;

/** A host name in lower case, such as {@code pottery.apps.localhost}; also safe as a file's name. */
public record HostName(String value) {
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    public HostName {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("not a host name: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
