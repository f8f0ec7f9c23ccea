package dev.atelier.core.source;

import dev.atelier.core.fault.FaultException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/**
 * Names a file of a project: relative, {@code /}-separated, in Unicode's normal form C, and harmless on every system
 * that a project may be unpacked on. Every path from outside becomes one before it touches a disk.
 */
public record SourcePath(String value) implements Comparable<SourcePath> {
    private static final int LONGEST = 1024;
    private static final int DEEPEST = 64;

    public SourcePath {
        if (value.isEmpty()) {
            throw SourceFaults.badPath(value, "it is empty");
        }
        if (value.length() > LONGEST || value.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw SourceFaults.badPath(value, "it is longer than " + LONGEST + " bytes");
        }
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            throw SourceFaults.badPath(value, "it is not in Unicode's normal form C");
        }
        String[] segments = value.split("/", -1);
        if (segments.length > DEEPEST) {
            throw SourceFaults.badPath(value, "it is more than " + DEEPEST + " directories deep");
        }
        for (int i = 0; i < segments.length; i++) {
            Optional<String> problem = PathSegment.problemOf(segments[i], i == 0);
            if (problem.isPresent()) {
                throw SourceFaults.badPath(value, problem.get());
            }
        }
    }

    /**
     * A path from outside, brought into normal form.
     *
     * @throws dev.atelier.core.fault.FaultException {@code bad_path} for what cannot name a file of a project
     */
    public static SourcePath of(String text) {
        // Checked here too: normalising something enormous is work.
        if (text.length() > LONGEST) {
            throw SourceFaults.badPath(text, "it is longer than " + LONGEST + " bytes");
        }
        return new SourcePath(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /** A path that need not be usable, such as one from a work tree or an old version; empty if it is not. */
    static Optional<SourcePath> ifUsable(String text) {
        try {
            return Optional.of(new SourcePath(text));
        } catch (FaultException notUsable) {
            return Optional.empty();
        }
    }

    /** The last part of the path. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The directory that the file is in; empty for the project's own directory. */
    public Optional<SourcePath> parent() {
        int end = value.lastIndexOf('/');
        return end < 0 ? Optional.empty() : Optional.of(new SourcePath(value.substring(0, end)));
    }

    List<String> segments() {
        return List.of(value.split("/", -1));
    }

    @Override
    public int compareTo(SourcePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
