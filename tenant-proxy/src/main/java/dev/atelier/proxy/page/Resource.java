package dev.atelier.proxy.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text that is kept as a file of its own type beside the classes. */
final class Resource {
    private Resource() {}

    static String text(String name) {
        try (InputStream content = Resource.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
