package dev.atelier.web.submission;

import dev.atelier.core.config.Settings;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.task.TaskSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where archives lie while they arrive: a directory of this process alone, below the data directory. */
@ApplicationScoped
public class Spool {
    private static final int BUFFER = 64 * 1024;

    private final Path directory;
    private final LongSupplier largest;

    @Inject
    Spool(Settings settings) {
        this(
                Path.of(settings.required("atelier.home", "/var/lib/atelier")).resolve("run/uploads"),
                settings.live(TaskSettings::from));
    }

    private Spool(Path directory, Supplier<TaskSettings> settings) {
        this(directory, () -> settings.get().uploadBytes());
    }

    Spool(Path directory, LongSupplier largest) {
        this.directory = directory;
        this.largest = largest;
        emptied();
    }

    /** The container makes a proxy of this class, and a proxy needs a way to be made. */
    @SuppressWarnings("NullAway")
    protected Spool() {
        directory = null;
        largest = () -> 0;
    }

    /** The most that an archive may have, in bytes. */
    public long largest() {
        return largest.getAsLong();
    }

    /** Writes what arrives to a file, which the caller deletes; {@code zip_too_large} as soon as it is too much. */
    public Path receive(InputStream in) throws IOException {
        Path file = Files.createTempFile(directory, "upload-", ".zip");
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long most = largest.getAsLong();
            long received = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                received += read;
                if (received > most) {
                    throw tooLarge().asException();
                }
                out.write(buffer, 0, read);
            }
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
        return file;
    }

    Fault tooLarge() {
        return Fault.of(
                FaultKind.TOO_LARGE,
                "zip_too_large",
                "The archive is larger than " + (largest.getAsLong() >> 20)
                        + " MB, the most that is taken. Send it without"
                        + " what can be installed or built again, or hand in a Git address.");
    }

    /** What a killed process left is nobody's any more. */
    private void emptied() {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> left = Files.list(directory)) {
                for (Path file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the directory for uploads cannot be used: " + directory, e);
        }
    }
}
