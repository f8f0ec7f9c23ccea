package dev.atelier.core.blob;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names a blob within its tenant, as a path of plain segments such as {@code projects/4f…/screens/12.png}. Made by the
 * platform, never from a user's words: there is nothing in it that a file system or an object store could misread.
 */
public record BlobKey(@JsonValue String value) {
    private static final int LONGEST = 300;
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*");

    @JsonCreator
    public BlobKey {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the key of a blob: " + value);
        }
    }

    /** The key of something within this one. */
    public BlobKey child(String segments) {
        return new BlobKey(value + "/" + segments);
    }

    @Override
    public String toString() {
        return value;
    }
}
