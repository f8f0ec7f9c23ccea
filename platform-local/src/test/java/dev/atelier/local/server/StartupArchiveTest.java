package dev.atelier.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupArchiveTest {
    private static final String MAKE = "-XX:ArchiveClassesAtExit=";
    private static final String USE = "-XX:SharedArchiveFile=";

    @TempDir
    Path directory;

    private Path jar;

    @BeforeEach
    void makeJar() throws IOException {
        jar = Files.writeString(directory.resolve("server.jar"), "version 1");
    }

    @Test
    void isMadeAtTheFirstStartAndUsedAtTheNext() throws IOException {
        startAndEnd();

        assertThat(option(USE, archive().options(List.of(jar)))).exists();
    }

    @Test
    void ofAnotherVersionIsMadeAnewAndReplacesTheOld() throws IOException {
        startAndEnd();
        Files.writeString(jar, "version 2.0");

        startAndEnd();

        try (var files = Files.list(directory.resolve("archives"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aServerThatWasKilledLeavesNone() throws IOException {
        StartupArchive archive = archive();
        archive.options(List.of(jar));

        archive.keep();

        assertThat(archive().options(List.of(jar))).anyMatch(option -> option.startsWith(MAKE));
    }

    private void startAndEnd() throws IOException {
        StartupArchive archive = archive();
        Files.writeString(option(MAKE, archive.options(List.of(jar))), "what a JVM writes when it ends");
        archive.keep();
    }

    private StartupArchive archive() {
        return new StartupArchive(directory.resolve("archives"), "server");
    }

    private static Path option(String name, List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith(name))
                .map(option -> Path.of(option.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }
}
