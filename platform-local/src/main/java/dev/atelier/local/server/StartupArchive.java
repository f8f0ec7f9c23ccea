package dev.atelier.local.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server's classes, parsed and verified, kept from one start to the next (the JVM's class data sharing), which halves
 * the time it takes to start.
 *
 * <p>A JVM that finds no archive for exactly its class path writes one when it ends. That file becomes the archive by a
 * rename, so that installations which stop at the same time never write into one another's. Used by one launcher thread
 * at a time.
 */
final class StartupArchive {
    private static final String UNFINISHED = ".new";

    private final Path directory;
    private final String server;
    private @Nullable Path file;
    private @Nullable Path fresh;

    StartupArchive(Path directory, String server) {
        this.directory = directory;
        this.server = server;
    }

    /** Options for a JVM with this class path: to use the archive, or to make it if the build is ours to add to. */
    List<String> options(List<Path> classpath) throws IOException {
        Files.createDirectories(directory);
        Path archive = directory.resolve(server + "-" + key(classpath) + ".jsa");
        List<String> options = new ArrayList<>();
        if (Files.exists(archive)) {
            options.add("-XX:SharedArchiveFile=" + archive);
        } else if (Files.isWritable(directory)) {
            deleteAbandoned();
            Path made = directory.resolve(server + "-" + ProcessHandle.current().pid() + UNFINISHED);
            options.add("-XX:ArchiveClassesAtExit=" + made);
            file = archive;
            fresh = made;
        }
        // The JVM would tell each class that cannot be kept, and each option that its own archive was made without.
        options.add("-Xlog:cds=off");
        options.add("-Xlog:cds+dynamic=off");
        if (Runtime.version().feature() >= 24) {
            options.add("-Xlog:aot=off");
        }
        return options;
    }

    /** Keeps the archive that the ended JVM has made, if it has; older ones of the server go. */
    void keep() throws IOException {
        Path made = fresh;
        Path kept = file;
        if (made == null || kept == null || !Files.exists(made)) {
            return;
        }
        Files.move(made, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(directory, server + "-*.jsa")) {
            for (Path archive : archives) {
                if (!archive.equals(kept)) {
                    Files.deleteIfExists(archive);
                }
            }
        }
    }

    /** A launcher that was killed could not keep what its servers made when they ended. */
    private void deleteAbandoned() throws IOException {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(directory, server + "-*" + UNFINISHED)) {
            for (Path path : unfinished) {
                String pid = path.getFileName().toString().replaceAll("\\D", "");
                if (ProcessHandle.of(Long.parseLong("0" + pid)).isEmpty()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    /** An archive fits one JVM and one class path, the JARs being unchanged. */
    private static String key(List<Path> classpath) throws IOException {
        StringBuilder text = new StringBuilder(System.getProperty("java.vm.version"));
        for (Path jar : classpath) {
            text.append('\n').append(jar);
            if (Files.exists(jar)) {
                text.append(Files.size(jar)).append(' ').append(Files.getLastModifiedTime(jar));
            }
        }
        return Integer.toHexString(text.toString().hashCode());
    }
}
