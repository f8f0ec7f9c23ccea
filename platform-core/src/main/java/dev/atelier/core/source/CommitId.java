package dev.atelier.core.source;

import dev.atelier.core.fault.Fault;
import java.util.regex.Pattern;

/** Names one version of a project: the 40 hexadecimal digits of its commit. */
public record CommitId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

    /** What cannot be an id is a version that does not exist. */
    public CommitId {
        if (!FORM.matcher(value).matches()) {
            throw Fault.notFound("version").asException();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
