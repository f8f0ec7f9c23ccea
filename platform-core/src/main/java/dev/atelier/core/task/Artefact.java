package dev.atelier.core.task;

import java.io.InputStream;

/**
 * A file that a task has left to download (T12).
 *
 * @param name such as {@code diff.patch}
 * @param size in bytes
 */
public record Artefact(String name, String mediaType, long size) {
    /**
     * An artefact and its bytes; closing it closes the stream.
     *
     * @param bytes read once
     */
    public record Content(Artefact artefact, InputStream bytes) implements AutoCloseable {
        @Override
        public void close() throws java.io.IOException {
            bytes.close();
        }
    }
}
