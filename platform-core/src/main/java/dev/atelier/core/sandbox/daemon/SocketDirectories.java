package dev.atelier.core.sandbox.daemon;

import dev.atelier.core.sandbox.SandboxFaults;
import dev.atelier.core.sandbox.SandboxId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where sandboxes have their socket directories: {@code <data directory>/sbx/<short name>}. The names are short because
 * the kernel takes no more than {@value #LONGEST_PATH} bytes for the path of a unix socket.
 */
public final class SocketDirectories {
    /** {@code sun_path} of unix(7) has 108 bytes, the last of them zero. */
    static final int LONGEST_PATH = 107;

    /** The owner may do all; others pass through, as an engine of another user has to, but do not look around. */
    static final FileAttribute<Set<PosixFilePermission>> PASSAGE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));

    private static final int NAME_BYTES = 6;

    private final Path root;
    private final String prefix;
    private final SandboxUser user;

    /**
     * @param home the installation's data directory
     * @param prefix one letter that tells the sandboxes of one kind from those of another
     * @throws dev.atelier.core.fault.FaultException when sockets below it would have names that are too long
     */
    public SocketDirectories(Path home, String prefix, SandboxUser user) {
        this.root = home.toAbsolutePath().normalize().resolve("sbx");
        this.prefix = prefix;
        this.user = user;
        Path longest = root.resolve(prefix + "0".repeat(2 * NAME_BYTES)).resolve(SocketDirectory.LONGEST_NAME);
        int excess = longest.toString().getBytes(StandardCharsets.UTF_8).length - LONGEST_PATH;
        if (excess > 0) {
            throw SandboxFaults.unavailable("The data directory's path is " + excess
                            + " bytes too long for unix sockets below it; set ATELIER_HOME to a shorter one.")
                    .asException();
        }
    }

    /** A short name for this installation, by which what it makes elsewhere on the machine can be told from others'. */
    public String installation() {
        return shortName(root.toString());
    }

    /** A new, empty directory; what was left of an older sandbox of that id is deleted. */
    public SocketDirectory create(SandboxId id) throws IOException {
        SocketDirectory directory = directory(id);
        directory.delete();
        Files.createDirectories(root, PASSAGE);
        directory.make();
        return directory;
    }

    /** The directory of a sandbox that was started before, with its sockets in place. */
    public Optional<SocketDirectory> find(SandboxId id) {
        return Optional.of(directory(id)).filter(SocketDirectory::isComplete);
    }

    /** Deletes the directory of a sandbox that has ended. */
    public void delete(SandboxId id) {
        directory(id).delete();
    }

    /** Deletes what an earlier platform left behind; only for a provider whose sandboxes end with the platform. */
    public void deleteAll() {
        for (Path leftover : leftovers()) {
            new SocketDirectory(leftover, user).delete();
        }
    }

    /** Deletes what an earlier platform left behind, but for the directories of these sandboxes. */
    public void deleteAllBut(Set<SandboxId> wanted) {
        Set<Path> kept = wanted.stream().map(id -> directory(id).own()).collect(Collectors.toSet());
        for (Path leftover : leftovers()) {
            if (!kept.contains(leftover)) {
                new SocketDirectory(leftover, user).delete();
            }
        }
    }

    private List<Path> leftovers() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(prefix))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the socket directories cannot be listed", e);
        }
    }

    private SocketDirectory directory(SandboxId id) {
        return new SocketDirectory(root.resolve(prefix + shortName(id.value())), user);
    }

    private static String shortName(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
