package dev.atelier.core.preview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One empty file for each host, which the gateway touches when the host is used (tenant-proxy/ROUTES.md, "Use"). In a
 * directory of its own within that of the routes, so that a touch is no news of a route.
 */
record ActivityFiles(Path directory) {
    static ActivityFiles beside(Path routes) {
        Path directory = routes.resolve(".activity");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("ATELIER_ROUTES_DIR cannot be written", e);
        }
        return new ActivityFiles(directory);
    }

    Path of(HostName host) {
        return directory.resolve(host.value());
    }

    /** Empty for a host that nobody has used yet. */
    Optional<Instant> lastUse(HostName host) {
        try {
            return Optional.of(Files.getLastModifiedTime(of(host)).toInstant());
        } catch (NoSuchFileException neverUsed) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("it cannot be read when a preview was used", e);
        }
    }

    void forget(HostName host) {
        try {
            Files.deleteIfExists(of(host));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away those of all hosts but these. */
    void retain(Set<HostName> hosts) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (hosts.stream().noneMatch(host -> of(host).equals(file))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("old notes of use cannot be removed", e);
        }
    }
}
