package dev.atelier.core.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Names this node in the leases of its workers. Made once and kept with the data, so that a node that comes back knows
 * which leases were its own, and no other node ever takes them for its own.
 */
final class NodeName {
    private NodeName() {}

    static String of(Path home) {
        Path file = home.resolve("node");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(home);
                Files.writeString(file, "node-" + UUID.randomUUID().toString().substring(0, 8));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the node's name cannot be kept", e);
        }
    }
}
