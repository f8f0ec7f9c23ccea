package dev.atelier.core.blob.file;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.blob.BlobStore;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.tenant.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** One directory for each tenant, one file for each blob. No sandbox sees it, so its paths need no guard but the key's. */
public final class FileBlobStore implements BlobStore {
    /** No key begins with a dot, so no blob can be taken for a file that is being written. */
    private static final String UNFINISHED = ".unfinished-";

    private final Path root;

    /** @param root is made when it is first needed */
    public FileBlobStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(TenantId tenant, BlobKey key, byte[] content) {
        put(tenant, key, new ByteArrayInputStream(content));
    }

    @Override
    public void put(TenantId tenant, BlobKey key, InputStream content) {
        Path file = path(tenant, key);
        try {
            Files.createDirectories(parent(file));
            Path unfinished = Files.createTempFile(parent(file), UNFINISHED, "");
            try {
                Files.copy(content, unfinished, StandardCopyOption.REPLACE_EXISTING);
                flush(unfinished);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw failed("kept", e);
        }
    }

    @Override
    public Optional<byte[]> read(TenantId tenant, BlobKey key) {
        try {
            return Optional.of(Files.readAllBytes(path(tenant, key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    @Override
    public Optional<InputStream> open(TenantId tenant, BlobKey key) {
        try {
            return Optional.of(Files.newInputStream(path(tenant, key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    @Override
    public void delete(TenantId tenant, BlobKey key) {
        try {
            Files.deleteIfExists(path(tenant, key));
        } catch (IOException e) {
            throw failed("deleted", e);
        }
    }

    @Override
    public void deleteAll(TenantId tenant, BlobKey prefix) {
        try {
            for (Path file : below(path(tenant, prefix)).reversed()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw failed("deleted", e);
        }
    }

    @Override
    public long size(TenantId tenant, BlobKey prefix) {
        try {
            long bytes = 0;
            for (Path file : below(path(tenant, prefix))) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
            return bytes;
        } catch (IOException e) {
            throw failed("counted", e);
        }
    }

    /** Directories before what is in them. */
    private static List<Path> below(Path start) throws IOException {
        if (!Files.exists(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }

    private Path path(TenantId tenant, BlobKey key) {
        return root.resolve(tenant.toString()).resolve(key.value());
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    /** A row that names the blob may be committed next, and must not outlive its bytes in a power cut. */
    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static FaultException failed(String what, IOException cause) {
        FaultException fault = Fault.retriable(
                        FaultKind.PLATFORM,
                        "storage_failed",
                        "A file could not be " + what + ". Is the disk full? Try again, or tell an administrator.")
                .asException();
        fault.initCause(cause);
        return fault;
    }
}
