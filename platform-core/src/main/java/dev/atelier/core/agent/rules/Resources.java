package dev.atelier.core.agent.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Texts that belong to the rules: vocabulary, copy, and the source of the components. */
public final class Resources {
    private Resources() {}

    /** The text at a path below this package; it is there, or the build is broken. */
    public static String text(String path) {
        return find(path).orElseThrow(() -> new IllegalStateException("missing: " + path));
    }

    public static Optional<String> find(String path) {
        try (InputStream in = Resources.class.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
