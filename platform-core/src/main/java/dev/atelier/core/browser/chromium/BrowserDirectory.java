package dev.atelier.core.browser.chromium;

import dev.atelier.core.browser.BrowserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The browser's place in the data directory: what it is started with, and the sockets by which it reaches the platform.
 * Nothing that a page does ends up here.
 *
 * @param root belongs to one installation, and is emptied whenever a browser starts or ends
 */
record BrowserDirectory(Path root) {
    /** Where the browser sees {@link #shared}. */
    static final String INSIDE = "/run/atelier";

    /** {@code sun_path} of unix(7) has 108 bytes, the last of them zero. */
    private static final int LONGEST_PATH = 107;

    private static final List<Class<?>> RELAY = List.of(Relay.class, Pump.class);

    /** Made anew, with nothing in it but what the relay needs. */
    void make() throws BrowserException {
        int length = exit(0).toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_PATH) {
            throw new BrowserException(
                    "the data directory's path is too long for unix sockets; set ATELIER_HOME to a shorter one");
        }
        try {
            delete();
            Files.createDirectories(shared());
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(shared(), PosixFilePermissions.fromString("rwxr-xr-x"));
            for (Class<?> part : RELAY) {
                copy(part);
            }
        } catch (IOException e) {
            throw new BrowserException("the browser's directory cannot be made", e);
        }
    }

    void delete() {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the browser's directory cannot be deleted", e);
        }
    }

    /** What the browser sees, and cannot write to. */
    Path shared() {
        return root.resolve("in");
    }

    Path options() {
        return root.resolve("options");
    }

    Path hello() {
        return shared().resolve("hello");
    }

    Path exit(int number) {
        return shared().resolve("exit" + number);
    }

    Path start() {
        return shared().resolve("start");
    }

    private void copy(Class<?> part) throws IOException {
        String name = part.getName().replace('.', '/') + ".class";
        Path copy = shared().resolve(name);
        Files.createDirectories(copy.getParent());
        try (InputStream in = part.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing");
            }
            Files.copy(in, copy);
        }
    }
}
