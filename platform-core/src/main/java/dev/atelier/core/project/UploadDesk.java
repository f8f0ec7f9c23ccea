package dev.atelier.core.project;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.image.CheckedImage;
import dev.atelier.core.image.ImageCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes uploads in. They come as slowly as the sender likes, so they lie on disk until they are there; only then, and few
 * at a time, are they brought into memory and looked at. Three hundred at once are a queue, not three gigabytes.
 */
final class UploadDesk {
    private static final int AT_ONCE = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int BUFFER = 64 * 1024;

    private final Path spool;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** @param spool a directory of this process alone; what a killed one left in it is deleted */
    UploadDesk(Path spool) {
        this.spool = spool;
        try {
            Files.createDirectories(spool);
            try (Stream<Path> left = Files.list(spool)) {
                for (Path file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the directory for uploads cannot be used: " + spool, e);
        }
    }

    /**
     * Reads the stream to the end of the image or to the limit, looks at what came, and passes the image on while it has
     * its place.
     */
    <T> T take(InputStream in, Function<CheckedImage, T> next) {
        Path file = null;
        try {
            file = Files.createTempFile(spool, "upload-", "");
            spool(in, file);
            return lookedAt(file, next);
        } catch (IOException e) {
            throw new UncheckedIOException("an upload could not be kept", e);
        } finally {
            delete(file);
        }
    }

    private static void spool(InputStream in, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long left = ImageCheck.LARGEST_FILE + 1L;
            for (int read = read(in, buffer); read >= 0 && left > 0; read = read(in, buffer)) {
                int used = (int) Math.min(read, left);
                out.write(buffer, 0, used);
                left -= used;
            }
        }
    }

    /** What cannot be read is the sender's; everything else is ours. */
    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private <T> T lookedAt(Path file, Function<CheckedImage, T> next) throws IOException {
        try {
            if (!places.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return next.apply(ImageCheck.of(Files.readAllBytes(file)));
        } finally {
            places.release();
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an upload could not be cleared away", e);
        }
    }

    private static FaultException busy() {
        return Fault.retriable(
                        FaultKind.LIMIT, "uploads_busy", "Many images arrive at once. Add this one again in a moment.")
                .asException();
    }

    private static FaultException broken(IOException cause) {
        return Fault.retriable(
                        FaultKind.USER,
                        "upload_interrupted",
                        "The file did not arrive completely. Please add it again.")
                .causedBy(cause);
    }
}
