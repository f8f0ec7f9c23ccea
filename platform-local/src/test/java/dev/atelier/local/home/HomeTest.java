package dev.atelier.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path directory;

    @Test
    void anEmptyOrMissingDirectoryBecomesOurs() {
        Home.open(directory.resolve("new"));

        assertThat(Home.find(directory.resolve("new"))).isPresent();
    }

    @Test
    void aDirectoryWithSomebodysFilesIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(directory.resolve("thesis.tex"), "years of work");

        assertThatExceptionOfType(HomeException.class)
                .isThrownBy(() -> Home.open(directory))
                .withMessageContaining(directory.toString())
                .withMessageContaining("ATELIER_HOME=");
        assertThat(directory.resolve("thesis.tex")).hasContent("years of work");
        assertThat(Home.find(directory)).isEmpty();
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsTold() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatExceptionOfType(HomeException.class)
                .isThrownBy(() -> Home.open(file))
                .withMessageContaining(file.toString());
    }

    @Test
    void clearingDeletesDataAndKeepsTheCacheAndWhatLinksPointTo() throws IOException {
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("precious"), "kept");
        Home home = Home.open(directory.resolve("home"));
        Files.writeString(Files.createDirectories(home.of("mariadb")).resolve("data"), "rows");
        Files.createSymbolicLink(home.root().resolve("link"), elsewhere);
        Files.writeString(home.templates().resolve("cached"), "dear");

        home.clear();

        assertThat(home.of("mariadb")).doesNotExist();
        assertThat(home.root().resolve("link")).doesNotExist();
        assertThat(elsewhere.resolve("precious")).hasContent("kept");
        assertThat(home.templates().resolve("cached")).hasContent("dear");
        assertThat(Home.find(home.root())).isPresent();
    }

    @Test
    void onlyOneAtATimeHasTheLock() throws IOException {
        Home home = Home.open(directory);
        try (HomeLock first = HomeLock.tryAcquire(home).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(HomeLock.tryAcquire(home)).isEmpty();
        }
        HomeLock again = HomeLock.tryAcquire(home).orElseThrow();
        again.close();
    }
}
